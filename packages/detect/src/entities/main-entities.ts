import { isJsonObject, type Json, type JsonObject } from '@driftscope/records';
import { idOf } from './entity-id.ts';
import type { FoundEntity } from './find-entities.ts';
import type { Shapes } from './shapes.ts';

/**
 * The entities an event is about: its argument, or what the argument holds under one name; not the authors and
 * rooms nested in it. Empty when there is none, or several could be meant.
 */
export function mainEntities(
  eventName: string,
  args: readonly Json[],
  shapes: Shapes,
  depth = 0,
): readonly FoundEntity[] {
  const subject = args.find((arg) => typeof arg === 'object' && arg !== null);
  if (subject === undefined) return none;
  const direct = entitiesAt(subject, shapes);
  if (direct.length > 0 || !isJsonObject(subject)) return direct;
  const nested = entitiesIn(subject, shapes);
  if (nested.length === 1) return nested[0]?.entities ?? [];
  if (nested.length === 0) return depth < MOST_ENVELOPES ? inEnvelope(eventName, subject, shapes, depth) : [];
  const named = nested.filter(({ name }) => isNamedIn(name, eventName));
  const meant = named.length > 0 ? named : nested.filter(({ name }) => isPayloadName(name));
  return meant.length === 1 ? (meant[0]?.entities ?? []) : [];
}

/** What an object holds under a name. */
interface Held {
  readonly name: string;
  readonly entities: readonly FoundEntity[];
}

function entitiesIn(object: JsonObject, shapes: Shapes): readonly Held[] {
  let held: Held[] | undefined;
  for (const name in object) {
    const entities = entitiesAt(object[name] ?? null, shapes);
    if (entities.length === 0) continue;
    held ??= [];
    held.push({ name, entities });
  }
  return held ?? none;
}

const none: readonly never[] = [];

/** Envelopes in an envelope: a broker's, a database's. */
const MOST_ENVELOPES = 2;

function inEnvelope(eventName: string, envelope: JsonObject, shapes: Shapes, depth: number): readonly FoundEntity[] {
  let inner: JsonObject | undefined;
  for (const name in envelope) {
    const value = envelope[name];
    if (!isJsonObject(value) || !isPayloadName(name)) continue;
    if (inner !== undefined) return none;
    inner = value;
  }
  return inner === undefined ? none : mainEntities(eventName, [inner], shapes, depth + 1);
}

function entitiesAt(value: Json, shapes: Shapes): readonly FoundEntity[] {
  if (Array.isArray(value)) return value.filter(isJsonObject).flatMap((item) => entityOf(item, true, shapes));
  return isJsonObject(value) ? entityOf(value, false, shapes) : none;
}

function entityOf(object: JsonObject, isListed: boolean, shapes: Shapes): readonly FoundEntity[] {
  const id = idOf(object);
  return id === undefined ? none : [{ id, object, shape: shapes.of(object), isListed }];
}

/** Names under which an envelope holds what it is about, whatever the event is called. */
const isPayloadName = (name: string): boolean =>
  /^(msg|message|data|payload|item|entity|record|doc(ument)?)s?$/i.test(name);

/** `message` and `messages` are both named in `message:new` and `newMessage`. */
function isNamedIn(name: string, eventName: string): boolean {
  return eventName.toLowerCase().includes(name.toLowerCase().replace(/s$/, ''));
}
