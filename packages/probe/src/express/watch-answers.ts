import { replaceMethod } from '../watch/replace-method.ts';
import type { WatchParts } from '../watch/watch-parts.ts';
import { type AnsweredEntity, entitiesIn } from './answered-entity.ts';

/** What is asked of a request of Express. */
export interface ExpressRequest {
  readonly method: string;
  readonly path: string;
  readonly baseUrl?: string;
  /** Known once a route was found. */
  readonly route?: unknown;
}

/** What is asked of an answer of Express. */
export interface ExpressResponse {
  readonly statusCode: number;
  json(body?: unknown): unknown;
}

export type ExpressMiddleware = (request: ExpressRequest, response: ExpressResponse, next: () => void) => void;

export interface ExpressOptions {
  /** What the body of an answer says of entities. Default: the objects in it that have an `id`. */
  readonly entities?: (body: unknown, request: ExpressRequest) => readonly AnsweredEntity[];
}

/** Of one answer: a long list says little of each. */
const maxEntities = 50;
const readMethods = new Set(['GET', 'HEAD']);

/** Builds the middleware that records what answers say of entities. The answer goes first, and nothing of ours can stop it. */
export function watchAnswers(
  { record, guard, traceField }: Pick<WatchParts, 'record' | 'guard' | 'traceField'>,
  { entities = (body) => entitiesIn(body, maxEntities) }: ExpressOptions = {},
): ExpressMiddleware {
  const note = (request: ExpressRequest, { statusCode }: ExpressResponse, body: unknown) => {
    if (statusCode < 200 || statusCode >= 300) return;
    const kind = readMethods.has(request.method) ? 'probe.read' : 'probe.write';
    const about = { route: lineOf(request), ...traceField() };
    for (const { id, version, versionField } of entities(body, request).slice(0, maxEntities)) {
      const said = { ...(version !== undefined && { version }), ...(versionField !== undefined && { versionField }) };
      record({ kind, ...about, id, ...said });
    }
  };
  return (request, response, next) => {
    guard.run('express', () => {
      replaceMethod(
        response,
        'json',
        (original) =>
          function (...args) {
            const result = original.apply(this, args);
            guard.run('express.json', () => note(request, response, args[0]));
            return result;
          },
      );
    });
    next();
  };
}

/** Method and route, so that all requests of one route have one line. */
function lineOf({ method, baseUrl = '', path, route }: ExpressRequest): string {
  const pattern: unknown = typeof route === 'object' && route !== null && 'path' in route ? route.path : undefined;
  return `${method} ${baseUrl}${typeof pattern === 'string' ? pattern : path}`;
}
