import type { Json, JsonObject, SessionId } from '@driftscope/records';
import { isEqual } from '../engine/is-equal.ts';
import type { Session } from '../engine/session.ts';
import type { FoundEntity } from '../entities/find-entities.ts';
import type { World } from '../models/world.ts';
import { placeText } from '../stores/place.ts';
import type { Store, StoreChange } from '../stores/stores.ts';
import { type RecordedSession, replayWorld } from './replay-world.ts';

/** Which field of which entity, as which page knows it. */
export interface LineageQuery {
  readonly session: SessionId;
  readonly id: string;
  readonly field: string;
}

/** A store took a value over, at one place. */
export interface Arrival {
  /** Number of the store in its session, its name, and where in it. */
  readonly store: number;
  readonly name: string;
  readonly path: string;
  readonly value: Json;
  /** Epoch ms, and the commit or snapshot that says so. */
  readonly at: number;
  readonly seq: number;
  /** `seq` of the record that was being handled then. Absent when none is known. */
  readonly cause?: number;
}

/** The wire said what the field is. */
export interface Telling {
  readonly how: 'event' | 'read' | 'write';
  /** Event name, or the request's line. */
  readonly line: string;
  readonly value: Json;
  readonly at: number;
  readonly seq: number;
  /** Where stores took this value over, in the order of time. Empty: nowhere. */
  readonly arrivals: readonly Arrival[];
}

/** Where the field is now. */
export interface LineageEnd extends Arrival {
  /** `latest`: what the wire said last. `older`: what it had said before. `own`: what it never said. */
  readonly says: 'latest' | 'older' | 'own';
}

/** The way of one field: from frames and answers through commits to every place that holds it. */
export interface FieldLineage {
  readonly tellings: readonly Telling[];
  readonly ends: readonly LineageEnd[];
  /** Where it broke off. `untold`: the wire never said it. `not-held`: no store holds it. `not-taken`: no place says the latest; `partly`: some do not. Absent: all do. */
  readonly broken?: 'untold' | 'not-held' | 'not-taken' | 'partly';
}

type OpenTelling = Omit<Telling, 'arrivals'> & { readonly arrivals: Arrival[] };

/** Follows a field through all that is recorded of its page. */
export function computeLineage(recordings: readonly RecordedSession[], query: LineageQuery): FieldLineage {
  const tellings: OpenTelling[] = [];
  const places = new Map<string, Arrival>();
  replayWorld(recordings, (world, bus) => {
    bus.on('event.in', ({ link, event, content, at, seq }) => {
      if (link.session.id === query.session) tell(content.entities, { how: 'event', line: event.name, at, seq });
    });
    bus.on('read', ({ session, content, line, isWrite, at, seq }) => {
      const how = isWrite ? 'write' : 'read';
      if (session.id === query.session) tell(content?.entities ?? [], { how, line, at, seq });
    });
    bus.on('store.changed', (change) => {
      if (change.session.id === query.session) followChange(world, change);
    });
  });

  function tell(entities: readonly FoundEntity[], about: Pick<Telling, 'how' | 'line' | 'at' | 'seq'>): void {
    for (const { id, object } of entities) {
      const value = id === query.id ? fieldOf(object, query.field) : undefined;
      if (value !== undefined) tellings.push({ ...about, value, arrivals: [] });
    }
  }

  function followChange(world: World, { session, store, at, seq, cause }: StoreChange): void {
    const held = heldIn(world, session, store);
    for (const [key, place] of places) if (place.store === store.number && !held.has(place.path)) places.delete(key);
    const about = { store: store.number, name: store.name, at, seq, ...(cause !== undefined && { cause }) };
    for (const [path, value] of held) arrive({ ...about, path, value });
  }

  /** The field's value by place. */
  function heldIn(world: World, session: Session, store: Store): ReadonlyMap<string, Json> {
    const copies = world.stores.copiesOf(session, query.id, store);
    return new Map(
      copies.flatMap(({ place, object }) => {
        const value = fieldOf(object, query.field);
        return value === undefined ? [] : [[placeText(place), value] as const];
      }),
    );
  }

  function arrive(arrival: Arrival): void {
    const key = `${arrival.store} ${arrival.path}`;
    if (isEqual(places.get(key)?.value, arrival.value)) return;
    places.set(key, arrival);
    tellings.findLast(({ value }) => isEqual(value, arrival.value))?.arrivals.push(arrival);
  }

  const ends = [...places.values()].map((place) => ({ ...place, says: saysOf(tellings, place.value) }));
  const broken = breakOf(tellings, ends);
  return { tellings, ends, ...(broken !== undefined && { broken }) };
}

const fieldOf = (object: JsonObject, field: string): Json | undefined =>
  Object.hasOwn(object, field) ? object[field] : undefined;

function saysOf(tellings: readonly Telling[], value: Json): LineageEnd['says'] {
  const index = tellings.findLastIndex((telling) => isEqual(telling.value, value));
  if (index === -1) return 'own';
  return isEqual(tellings.at(-1)?.value, value) ? 'latest' : 'older';
}

function breakOf(tellings: readonly Telling[], ends: readonly LineageEnd[]): FieldLineage['broken'] {
  if (tellings.length === 0) return 'untold';
  if (ends.length === 0) return 'not-held';
  const latest = ends.filter(({ says }) => says === 'latest').length;
  if (latest === ends.length) return undefined;
  return latest === 0 ? 'not-taken' : 'partly';
}
