import { isJsonObject, type Json, type JsonObject, type PatchOp } from '@driftscope/records';
import type { Bus } from '../engine/bus.ts';
import { perSession } from '../engine/per-session.ts';
import type { RecordFacts } from '../engine/seen.ts';
import type { Session } from '../engine/session.ts';
import { SessionsByApp } from '../engine/sessions-by-app.ts';
import { idOf } from '../entities/entity-id.ts';
import { takeIds } from '../naming/give-ids.ts';
import type { NamedIds, NamingFacts } from '../naming/named-ids.ts';
import type { EntityChanges } from './entity-index.ts';
import type { Holding } from './holdings.ts';
import { findAtPlace, type Place, resolvePlace } from './place.ts';
import { Store } from './store.ts';
import { type PlacedEntity, walkState } from './walk-entities.ts';

export type { Store } from './store.ts';

export interface StoreChange extends EntityChanges {
  readonly session: Session;
  readonly store: Store;
  readonly at: number;
  readonly seq: number;
  /** The steps of a commit. Absent: a snapshot. */
  readonly patch?: readonly PatchOp[];
  /** `seq` of the record that was being handled. Absent when none is known. */
  readonly cause?: number;
}

export interface StoreFacts {
  readonly 'store.changed': StoreChange;
}

export interface StoreModel {
  all(session: Session): readonly Store[];
  /** All entities that the page's stores hold now, with their stores. Walks the states: ask seldom. */
  held(session: Session): readonly (PlacedEntity & { readonly store: Store })[];
  isHeld(session: Session, id: string): boolean;
  /** Where the page's stores hold the entity now, and what they hold of it; of one store where that is named. */
  copiesOf(session: Session, id: string, only?: Store): readonly Copy[];
  /** Other pages of the app whose stores hold the entity. */
  holders(session: Session, id: string): readonly Session[];
  /** Other pages of the app in the same browser. */
  otherTabs(session: Session): readonly Session[];
}

/** An entity as a store holds it. */
export interface Copy {
  readonly store: Store;
  /** Of an item that of its list. */
  readonly place: Place;
  readonly object: JsonObject;
  /** The list that it is an item of. Absent: it is none. */
  readonly list?: readonly Json[];
}

/** Stores of one page; of further ones nothing is said. What they hold is as large as the page's own memory of it. */
const MOST_STORES = 1_000;

/** Rebuilds the page's stores from snapshots and patches. */
export function createStoreModel(bus: Bus<RecordFacts & StoreFacts & NamingFacts>, named: NamedIds): StoreModel {
  const sessions = new SessionsByApp();
  const storesOf = perSession((session) => {
    sessions.add(session);
    return new Map<number, Store>();
  });
  const others = (session: Session): readonly Session[] =>
    sessions.of(session.app).filter((other) => other !== session);

  bus.on('store.found', ({ session, record }) => {
    const store = storeFor(session, record.store);
    if (store !== undefined) store.name = record.name;
  });
  bus.on('store.snapshot', (seen) => {
    const store = storeFor(seen.session, seen.record.store);
    if (store === undefined) return;
    const { session, at, record } = seen;
    const { seq, state } = record;
    named.noteKept(session, state);
    store.reset(named.give(session, state));
    tell({ session, store, at, seq, ...store.index.takeChanges() });
  });
  bus.on('store.commit', (seen) => {
    const store = storeFor(seen.session, seen.record.store);
    if (store === undefined) return;
    const { session, at, record } = seen;
    const { seq, cause } = record;
    for (const op of record.patch) if (op.op === 'set') named.noteKept(session, op.value, op.path);
    const patch = record.patch.map((op) => {
      const step = named.giveInStep(session, store.state, op);
      store.follow(step);
      return step;
    });
    const { repeats, left } = store.index.takeChanges();
    for (const { id, place } of repeats) named.noteRepeat(session, itemsAt(store, place, id), at);
    const about = { session, store, at, seq, patch, repeats, left };
    tell(cause === undefined ? about : { session, store, at, seq, patch, cause, repeats, left });
  });
  bus.on('ids.named', ({ app, refused }) => {
    for (const session of sessions.of(app))
      for (const store of all(session))
        store.restate((state) => (refused === undefined ? named.give(session, state) : takeIds(state, refused)));
  });

  function tell(change: StoreChange): void {
    const { store, at, seq } = change;
    store.changedAt = at;
    store.seq = seq;
    bus.tell('store.changed', change);
  }

  function storeFor(session: Session, number: number): Store | undefined {
    const stores = storesOf(session);
    const known = stores.get(number);
    if (known !== undefined) return known;
    if (stores.size >= MOST_STORES) return undefined;
    const store = new Store(number);
    stores.set(number, store);
    return store;
  }

  const all = (session: Session): readonly Store[] => [...storesOf(session).values()];

  return {
    all,
    held: (session) => all(session).flatMap((store) => placedIn(store).map((entity) => ({ ...entity, store }))),
    holders: (session, id) => others(session).filter((other) => all(other).some((store) => store.index.has(id))),
    otherTabs: (session) =>
      others(session).filter(({ header }) => header.browser !== undefined && header.browser === session.header.browser),
    copiesOf(session, id, only) {
      if (only !== undefined) return copiesIn(only, id);
      let copies: readonly Copy[] = none;
      for (const store of storesOf(session).values()) {
        const more = copiesIn(store, id);
        if (more.length > 0) copies = copies.length === 0 ? more : [...copies, ...more];
      }
      return copies;
    },
    isHeld(session, id) {
      for (const store of storesOf(session).values()) if (store.index.has(id)) return true;
      return false;
    },
  };
}

function placedIn(store: Store): readonly PlacedEntity[] {
  const placed: PlacedEntity[] = [];
  walkState(store.state, (id, object, { place }, isListed) => placed.push({ id, object, place, isListed }));
  return placed;
}

/** The items of a list that have an id. */
function itemsAt({ state }: Store, place: Place, id: string): readonly JsonObject[] {
  const list = resolvePlace(state, place);
  return Array.isArray(list)
    ? list.filter((item: Json): item is JsonObject => isJsonObject(item) && idOf(item) === id)
    : [];
}

const none: readonly Copy[] = [];

function copiesIn(store: Store, id: string): readonly Copy[] {
  let copies: Copy[] | undefined;
  for (const holding of store.index.holdingsOf(id)) {
    const copy = copyAt(store, holding, id);
    if (copy === undefined) continue;
    if (copies === undefined) copies = [copy];
    else copies.push(copy);
  }
  return copies ?? none;
}

function copyAt(store: Store, holding: Holding, id: string): Copy | undefined {
  const { place } = holding;
  if (holding.isOneSpot) return copyIn(resolvePlace(store.state, place), store, holding, id);
  let copy: Copy | undefined;
  findAtPlace(store.state, place, (value) => {
    copy = copyIn(value, store, holding, id);
    return copy !== undefined;
  });
  return copy;
}

function copyIn(value: Json | undefined, store: Store, { place, count }: Holding, id: string): Copy | undefined {
  if (isJsonObject(value)) return idOf(value) === id ? { store, place, object: value } : undefined;
  if (!Array.isArray(value)) return undefined;
  const object = count === 1 ? lastOf(value, id) : firstOf(value, id);
  return object && { store, place, object, list: value };
}

/** What is asked for is mostly new, and lists mostly grow at their end. */
function lastOf(list: readonly Json[], id: string): JsonObject | undefined {
  for (let index = list.length - 1; index >= 0; index--) {
    const item = list[index];
    if (isJsonObject(item) && idOf(item) === id) return item;
  }
  return undefined;
}

/** Of several copies it is the first. */
const firstOf = (list: readonly Json[], id: string): JsonObject | undefined =>
  list.find((item): item is JsonObject => isJsonObject(item) && idOf(item) === id);
