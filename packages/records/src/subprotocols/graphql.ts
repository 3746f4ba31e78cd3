import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { remember } from '../wire/remember.ts';
import type { Subprotocol, UncountedFact } from '../wire/subprotocol.ts';
import type { Direction } from '../wire/wire-fact.ts';
import { authOf } from './auth-of.ts';
import { jsonObject } from './json-object.ts';

/**
 * GraphQL over WebSocket, today's protocol (`graphql-transport-ws`) and the one before it (`graphql-ws`).
 *
 * An operation is an event out, its results are events in, all under the operation's name; its end is an `ack` with the
 * operation's id.
 *
 * Source: https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md,
 * https://github.com/apollographql/subscriptions-transport-ws/blob/master/PROTOCOL.md
 */
export const graphql: Subprotocol = {
  name: 'graphql',
  names: ['graphql-transport-ws', 'graphql-ws'],

  isSpokenIn(text) {
    const message = jsonObject(text);
    if (message === undefined) return false;
    const { type, id, payload } = message;
    if (type === 'connection_init' || type === 'connection_ack') return true;
    if (typeof id !== 'string' || !isJsonObject(payload)) return false;
    if (type === 'subscribe' || type === 'start') return typeof payload.query === 'string';
    return (type === 'next' || type === 'data') && ('data' in payload || 'errors' in payload);
  },

  createReader() {
    const operations = new Map<Json | undefined, string>();
    return (dir, text) => {
      const message = jsonObject(text);
      return message === undefined ? undefined : read(dir, message, operations);
    };
  },
};

/** The main namespace stands for the connection. */
const NAMESPACE = '/';

function read(
  dir: Direction,
  { type, id, payload }: JsonObject,
  operations: Map<Json | undefined, string>,
): readonly UncountedFact[] | undefined {
  const ackId = typeof id === 'string' || typeof id === 'number' ? id : '';
  switch (type) {
    case 'connection_init':
      return [{ kind: 'connect', namespace: NAMESPACE, ...authOf(payload) }];
    case 'connection_ack':
      return [{ kind: 'connected', namespace: NAMESPACE, sid: '', recovered: false }];
    case 'connection_error':
      return [{ kind: 'refused', namespace: NAMESPACE, message: messageOf(payload) }];
    case 'connection_terminate':
      return [{ kind: 'disconnect', dir, namespace: NAMESPACE }];
    case 'ping':
    case 'pong':
      return [{ kind: type, dir }];
    case 'ka':
      return [{ kind: 'ping', dir }];
    case 'subscribe':
    case 'start': {
      const name = operationName(payload);
      remember(operations, id, name);
      return [{ kind: 'event', dir, namespace: NAMESPACE, name, args: argsOf(payload), ackId }];
    }
    case 'next':
    case 'data':
      return [{ kind: 'event', dir, namespace: NAMESPACE, name: operations.get(id) ?? type, args: argsOf(payload) }];
    case 'error':
    case 'complete':
    case 'stop':
      operations.delete(id);
      return [{ kind: 'ack', dir, namespace: NAMESPACE, ackId, args: argsOf(payload) }];
    default:
      return undefined;
  }
}

/** The older servers write `null` where there is nothing to say. */
const argsOf = (payload: Json | undefined): readonly Json[] =>
  payload === undefined || payload === null ? [] : [payload];

/** As the page names it, else its first field. */
function operationName(payload: Json | undefined): string {
  if (!isJsonObject(payload)) return 'subscribe';
  const { operationName: name, query } = payload;
  if (typeof name === 'string' && name !== '') return name;
  if (typeof query !== 'string') return 'subscribe';
  return /^\s*(?:query|mutation|subscription)\s+(\w+)/.exec(query)?.[1] ?? /\{\s*(\w+)/.exec(query)?.[1] ?? 'subscribe';
}

function messageOf(payload: Json | undefined): string {
  const message = isJsonObject(payload) ? payload.message : payload;
  return typeof message === 'string' ? message : '';
}
