import { noteError } from '../watch/note-error.ts';
import type { WatchParts } from '../watch/watch-parts.ts';
import { describeRequest } from './describe-request.ts';
import type { ExpressErrorMiddleware } from './express-types.ts';

/** Builds the middleware that records what routes throw. What it was comes out as it would without it. */
export function watchErrors(parts: Pick<WatchParts, 'record' | 'guard' | 'traceField'>): ExpressErrorMiddleware {
  // Express knows a middleware for errors by its four parameters.
  return (error, request, response, next) => {
    parts.guard.run('express.error', () => {
      const describe = () => describeRequest(request, response);
      noteError(error, { kind: 'request', describe }, { how: 'reported' }, parts);
    });
    next(error);
  };
}
