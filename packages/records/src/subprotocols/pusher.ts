import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { parseJson } from '../parse/parse-json.ts';
import type { Subprotocol, UncountedFact } from '../wire/subprotocol.ts';
import type { Direction } from '../wire/wire-fact.ts';
import { authOf } from './auth-of.ts';
import { jsonObject } from './json-object.ts';

/**
 * Pusher's protocol, which Soketi, Laravel Reverb and others speak too. A channel is a namespace.
 *
 * Source: https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/
 */
export const pusher: Subprotocol = {
  name: 'pusher',
  names: [],

  isSpokenIn(text) {
    const event = jsonObject(text)?.event;
    return typeof event === 'string' && /^pusher(_internal)?:/.test(event);
  },

  createReader: () => (dir, text) => {
    const message = jsonObject(text);
    if (typeof message?.event !== 'string') return undefined;
    return [read(dir, message.event, dataOf(message), typeof message.channel === 'string' ? message.channel : '/')];
  },
};

/** The server sends data as JSON within a string. */
function dataOf({ data = null }: JsonObject): Json {
  if (typeof data !== 'string') return data;
  const parsed = parseJson(data);
  return parsed.ok ? parsed.value : data;
}

function read(dir: Direction, event: string, data: Json, namespace: string): UncountedFact {
  const fields = isJsonObject(data) ? data : {};
  switch (event) {
    case 'pusher:ping':
      return { kind: 'ping', dir };
    case 'pusher:pong':
      return { kind: 'pong', dir };
    case 'pusher:connection_established':
      return { kind: 'connected', namespace, sid: text(fields.socket_id), recovered: false };
    case 'pusher:error':
      return { kind: 'refused', namespace, message: text(fields.message) };
    case 'pusher:subscribe': {
      const { channel, auth, ...others } = fields;
      // Pusher's own client says so of a channel that is open to all.
      const shown = auth === '' || auth === undefined ? others : { auth, ...others };
      return { kind: 'connect', namespace: text(channel), ...authOf(shown) };
    }
    case 'pusher:unsubscribe':
      return { kind: 'disconnect', dir, namespace: text(fields.channel) };
    case 'pusher_internal:subscription_succeeded':
      return { kind: 'connected', namespace, sid: '', recovered: false };
    case 'pusher:subscription_error':
      return { kind: 'refused', namespace, message: text(fields.error) };
    default:
      return { kind: 'event', dir, namespace, name: event, args: [data] };
  }
}

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
