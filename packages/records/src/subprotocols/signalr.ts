import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { remember } from '../wire/remember.ts';
import type { Subprotocol, UncountedFact } from '../wire/subprotocol.ts';
import type { Direction } from '../wire/wire-fact.ts';
import { jsonObject } from './json-object.ts';

const SEPARATOR = '\u001e';

/**
 * SignalR's hub protocol in JSON: objects, each closed by a record separator.
 *
 * Source: https://github.com/dotnet/aspnetcore/blob/main/src/SignalR/docs/specs/HubProtocol.md
 */
export const signalr: Subprotocol = {
  name: 'signalr',
  names: [],
  isSpokenIn: (text) => messagesIn(text)?.every((message) => isHandshake(message) || kindOf(message) > 0) ?? false,
  createReader() {
    const streams = new Map<Json | undefined, string>();
    return (dir, text) => messagesIn(text)?.flatMap((message) => read(dir, message, streams));
  },
};

/** `undefined`: the text is no list of closed messages. */
function messagesIn(text: string): readonly JsonObject[] | undefined {
  if (!text.endsWith(SEPARATOR)) return undefined;
  const messages = text.slice(0, -1).split(SEPARATOR).map(jsonObject);
  return messages.every((message) => message !== undefined) ? messages : undefined;
}

/** The first message of each side: the client names its encoding, the server says nothing or why not. */
const isHandshake = (message: JsonObject): boolean =>
  Object.keys(message).length === 0 || typeof message.protocol === 'string' || isRefusal(message);

const isRefusal = ({ type, error }: JsonObject): boolean => type === undefined && typeof error === 'string';

const kindOf = ({ type }: JsonObject): number => (typeof type === 'number' && type >= 1 && type <= 9 ? type : 0);

/** The main namespace stands for the connection. */
const NAMESPACE = '/';

function read(dir: Direction, message: JsonObject, streams: Map<Json | undefined, string>): readonly UncountedFact[] {
  const { target, invocationId, item } = message;
  const ackId = typeof invocationId === 'string' ? { ackId: invocationId } : {};
  const name = typeof target === 'string' ? target : '';
  switch (kindOf(message)) {
    case 1:
      return [{ kind: 'event', dir, namespace: NAMESPACE, name, args: argsOf(message), ...ackId }];
    case 4:
      remember(streams, invocationId, name);
      return [{ kind: 'event', dir, namespace: NAMESPACE, name, args: argsOf(message), ...ackId }];
    case 2:
      return [
        { kind: 'event', dir, namespace: NAMESPACE, name: streams.get(invocationId) ?? '', args: [item ?? null] },
      ];
    case 3:
      streams.delete(invocationId);
      return [{ kind: 'ack', dir, namespace: NAMESPACE, ackId: '', ...ackId, args: resultOf(message) }];
    case 6:
      return [{ kind: 'ping', dir }];
    case 7:
      return [{ kind: 'disconnect', dir, namespace: NAMESPACE }];
    case 0:
      return handshake(dir, message);
    default:
      return [];
  }
}

function handshake(dir: Direction, message: JsonObject): readonly UncountedFact[] {
  if (!isHandshake(message)) return [];
  if (dir === 'out') return [{ kind: 'connect', namespace: NAMESPACE }];
  if (typeof message.error === 'string') return [{ kind: 'refused', namespace: NAMESPACE, message: message.error }];
  return [{ kind: 'connected', namespace: NAMESPACE, sid: '', recovered: false }];
}

const argsOf = ({ arguments: args }: JsonObject): readonly Json[] => (Array.isArray(args) ? args : []);

/** What a call came to: its result, nothing, or `{ error }`. */
function resultOf(message: JsonObject): readonly Json[] {
  if ('result' in message) return [message.result ?? null];
  return isJsonObject(message) && message.error !== undefined ? [{ error: message.error }] : [];
}
