import { isJsonObject, type Json, type WireConnection, type WireEvent, type WireFact } from '@driftscope/records';
import { namesDeletion } from '../entities/deletion-name.ts';
import { idOf } from '../entities/entity-id.ts';

/**
 * What a frame of another protocol than Socket.IO means to those who know events and links. A message of no known protocol is an
 * event of the connection as a whole, named by what the message calls itself; of a GraphQL result its data are told.
 */
export function plainFacts({ protocol }: WireConnection, facts: readonly WireFact[]): readonly WireFact[] {
  return facts.map((fact) => {
    if (fact.kind === 'message') return eventOf(fact.dir, fact.data);
    if (fact.kind !== 'event' || protocol !== 'graphql') return fact;
    // Its results come as events: what ends it is no answer.
    const { ackId, ...event } = fact;
    return fact.dir === 'in' ? resultOf(event) : event;
  });
}

/** Fields by which messages say what they are, the telling ones first. */
const names = [
  'event',
  'type',
  'kind',
  'op',
  'action',
  'cmd',
  'command',
  'method',
  'messageType',
  't',
  'topic',
  'channel',
];
const UNNAMED = 'message';
/** A longer list is no message with its parts, but what one is about. */
const MOST_PARTS = 6;

/** Whether by its name a field says what the message is, and nothing of what it is about. */
export const isMessageName = (name: string): boolean => names.includes(name);

/** An event as it came, of which nobody knows how many came before. */
export function eventOf(dir: 'in' | 'out', data: Json, name = nameIn(data)): WireEvent {
  return { kind: 'event', dir, namespace: '/', name, args: [data], ordinal: null };
}

/** What a message calls itself: in a field, or as the first of a list, `['vitals', 7, { … }]`. */
export function nameIn(data: Json): string {
  if (Array.isArray(data)) return data.length <= MOST_PARTS && isPlainName(data[0]) ? data[0] : UNNAMED;
  if (!isJsonObject(data)) return UNNAMED;
  const field = names.find((name) => (name === 't' ? isPlainName(data[name]) : typeof data[name] === 'string'));
  return field === undefined ? UNNAMED : String(data[field]);
}

const isPlainName = (part: Json | undefined): part is string =>
  typeof part === 'string' && /^[a-z][a-z_.:/-]{0,39}$/i.test(part);

/**
 * A subscription has one field, which is a thing, or says of one what happened to it: `{ taskChanged: { kind: 'DELETED', task } }`. Of the
 * latter is told what that field holds; an event that deletes is called so as well.
 */
function resultOf(event: WireEvent): WireEvent {
  const args = event.args.map((result) => openedEnvelope(dataOf(result)));
  const end = args.filter(isJsonObject).flatMap((arg) => Object.values(arg).find(isDeletion) ?? [])[0];
  return { ...event, args, ...(end !== undefined && { name: `${event.name} ${end}` }) };
}

const dataOf = (result: Json): Json => (isJsonObject(result) && isJsonObject(result.data) ? result.data : result);

function openedEnvelope(data: Json): Json {
  if (!isJsonObject(data)) return data;
  const [field = null, ...others] = Object.values(data);
  return others.length === 0 && isJsonObject(field) && idOf(field) === undefined ? field : data;
}

/** One word alone: `DELETED`, and no title or address. */
const isDeletion = (value: Json): value is string =>
  typeof value === 'string' && /^[a-z]+$/i.test(value) && namesDeletion(value);
