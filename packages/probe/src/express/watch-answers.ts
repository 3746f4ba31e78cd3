import { replaceMethod } from '../watch/replace-method.ts';
import type { WatchParts } from '../watch/watch-parts.ts';
import { entitiesIn } from './answered-entity.ts';
import { describeRequest } from './describe-request.ts';
import type { ExpressOptions } from './express-options.ts';
import type { ExpressMiddleware, ExpressRequest, ExpressResponse } from './express-types.ts';
import { lineOf } from './line-of.ts';

/** Of one answer: a long list says little of each. */
const MAX_ENTITIES = 50;
const readMethods = new Set(['GET', 'HEAD']);

/** Builds the middleware that records what answers say of entities. The answer goes first, and nothing of ours can stop it. */
export function watchAnswers(
  { record, guard, traceField, handlings }: Pick<WatchParts, 'record' | 'guard' | 'traceField' | 'handlings'>,
  { entities = (body) => entitiesIn(body, MAX_ENTITIES) }: ExpressOptions = {},
): ExpressMiddleware {
  const note = (request: ExpressRequest, { statusCode }: ExpressResponse, body: unknown, number: number) => {
    if (!isYes(statusCode)) return;
    const kind = readMethods.has(request.method) ? 'probe.read' : 'probe.write';
    const about = { route: lineOf(request), request: number, ...traceField() };
    for (const { id, version, versionField } of entities(body, request).slice(0, MAX_ENTITIES)) {
      const said = { ...(version !== undefined && { version }), ...(versionField !== undefined && { versionField }) };
      record({ kind, ...about, id, ...said });
    }
  };
  return (request, response, next) => {
    let isKnown = false;
    const number = handlings.numberRequest();
    guard.run('express', () => {
      replaceMethod(
        response,
        'json',
        (original) =>
          function (...args) {
            const result = original.apply(this, args);
            guard.run('express.json', () => note(request, response, args[0], number));
            return result;
          },
      );
      isKnown = true;
    });
    const describe = () => describeRequest(request, response);
    if (isKnown) handlings.during({ kind: 'request', number, describe }, next);
    else next();
  };
}

/** The client is given what the answer says, or has it already (304): Express finds that out when it sends. */
const isYes = (status: number): boolean => (status >= 200 && status < 300) || status === 304;
