import { isJsonObject, type Json } from '../json.ts';
import { parseJson } from '../parse/parse-json.ts';
import { remember } from '../wire/remember.ts';
import type { Subprotocol, UncountedFact } from '../wire/subprotocol.ts';
import type { Direction } from '../wire/wire-fact.ts';
import { authOf } from './auth-of.ts';

/**
 * Phoenix channels: arrays (serializer 2) or objects (serializer 1). A topic is a namespace.
 *
 * Source: https://hexdocs.pm/phoenix/writing_a_channels_client.html
 */
export const phoenix: Subprotocol = {
  name: 'phoenix',
  names: ['phoenix'],
  isSpokenIn: (text) => messageIn(text) !== undefined,
  createReader() {
    // The requests to join that wait for an answer.
    const joins = new Map<string, true>();
    return (dir, text) => {
      const message = messageIn(text);
      if (message === undefined) return undefined;
      const fact = dir === 'out' ? readOut(message, joins) : readIn(message, joins);
      return [fact];
    };
  },
};

interface Message {
  /** By which the answer names what it answers. Absent in what the server says unasked. */
  readonly ref: string | null;
  readonly topic: string;
  readonly event: string;
  readonly payload: Json;
}

function messageIn(text: string): Message | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  const parsed = parseJson(text);
  if (!parsed.ok) return undefined;
  if (isJsonObject(parsed.value)) {
    const { ref, topic, event, payload } = parsed.value;
    return messageOf(ref, topic, event, payload);
  }
  if (!Array.isArray(parsed.value) || parsed.value.length !== 5) return undefined;
  const [joinRef, ref, topic, event, payload]: readonly Json[] = parsed.value;
  return isRef(joinRef) ? messageOf(ref, topic, event, payload) : undefined;
}

function messageOf(ref?: Json, topic?: Json, event?: Json, payload?: Json): Message | undefined {
  if (!isRef(ref) || typeof topic !== 'string' || typeof event !== 'string' || payload === undefined) return undefined;
  return { ref, topic, event, payload };
}

const isRef = (value: Json | undefined): value is string | null => value === null || typeof value === 'string';

function readOut({ ref, topic, event, payload }: Message, joins: Map<string, true>): UncountedFact {
  if (topic === 'phoenix' && event === 'heartbeat') return { kind: 'ping', dir: 'out' };
  if (event === 'phx_leave') return { kind: 'disconnect', dir: 'out', namespace: topic };
  if (event !== 'phx_join') return eventOf('out', topic, event, payload, ref);
  remember(joins, `${topic} ${ref}`, true);
  return { kind: 'connect', namespace: topic, ...authOf(payload) };
}

function readIn({ ref, topic, event, payload }: Message, joins: Map<string, true>): UncountedFact {
  // After either of the two nothing more comes on this topic until it is joined again.
  if (event === 'phx_close' || event === 'phx_error') return { kind: 'disconnect', dir: 'in', namespace: topic };
  if (event !== 'phx_reply') return eventOf('in', topic, event, payload, null);
  if (topic === 'phoenix') return { kind: 'pong', dir: 'in' };
  if (!joins.delete(`${topic} ${ref}`))
    return { kind: 'ack', dir: 'in', namespace: topic, ackId: ref ?? '', args: [payload] };
  const { status, response } = isJsonObject(payload) ? payload : {};
  if (status === 'ok') return { kind: 'connected', namespace: topic, sid: '', recovered: false, ...answerOf(response) };
  return { kind: 'refused', namespace: topic, message: reasonOf(response) };
}

function eventOf(dir: Direction, namespace: string, name: string, payload: Json, ref: string | null): UncountedFact {
  return { kind: 'event', dir, namespace, name, args: [payload], ...(ref === null ? {} : { ackId: ref }) };
}

/** Whoever has nothing to tell answers with an empty object. */
function answerOf(response: Json | undefined): { readonly answer?: Json } {
  const isTelling = typeof response === 'object' && response !== null && Object.keys(response).length > 0;
  return isTelling ? { answer: response } : {};
}

function reasonOf(response: Json | undefined): string {
  const reason = isJsonObject(response) ? response.reason : response;
  return typeof reason === 'string' ? reason : '';
}
