import { isJsonObject, type Json, type JsonObject, type PatchOp } from '@driftscope/records';
import type { Bus } from '#engine/bus.ts';
import { isEqual } from '#engine/is-equal.ts';
import { perSession } from '#engine/per-session.ts';
import { RecentMap } from '#engine/recent-map.ts';
import type { At } from '#engine/scheduler.ts';
import type { Session } from '#engine/session.ts';
import { looksLikeId } from '#entities/entity-id.ts';
import { createNameTest } from '#entities/name-test.ts';
import type { SightingModel } from '#entities/sightings.ts';
import type { LinkFacts } from '#links/link.ts';
import { isOneSpot, mayLeadTo, type Place, placeOf, placePattern, placeText, resolvePlace } from '#stores/place.ts';
import type { Store, StoreChange, StoreFacts } from '#stores/stores.ts';

/** A value that is meant to pass: `loading: true`, `status: 'sending'`. */
export interface Transient {
  readonly session: Session;
  readonly store: Store;
  /** Of the field. */
  readonly place: Place;
  readonly pattern: string;
  readonly field: string;
  readonly value: Json;
  /** Id of the entity that has it. Absent: it is none. */
  readonly id?: string;
  readonly at: number;
  readonly seq: number;
}

/** It stands for ten times as long as all before it at its place. */
export interface Overdue {
  readonly transient: Transient;
  /** How many there were before, and how long the longest took. */
  readonly count: number;
  readonly longestMs: number;
  readonly at: number;
}

export interface TransientFacts {
  /** A value passed. `cause`: `seq` of the record that was being handled. */
  readonly 'transient.ended': { readonly transient: Transient; readonly cause: number | undefined };
  readonly 'transient.overdue': Overdue;
}

export interface TransientModel {
  /** Whether the store says so still. */
  isStill(transient: Transient): boolean;
}

/** So often it must have ended before, for how long it takes to be known. */
const LEAST_ENDINGS = 3;
/** How many times as long as the longest is too long, and what is too short to be told. */
const TIMES = 10;
const LEAST_MS = 5_000;
/** Followed at once in each store, and places of a page whose times are remembered. */
const MOST_OPEN = 64;
const MOST_PLACES = 256;
/** Patches larger than this bring a list, and not what just began. */
const MOST_INSERTS = 3;

/** Follows values that are meant to pass, and tells those that do not. */
export function createTransientModel(
  bus: Bus<LinkFacts & StoreFacts & TransientFacts>,
  at: At,
  sightings: SightingModel,
): TransientModel {
  const isName = createNameTest((field) => names.test(field));
  const isNameOfPassing = createNameTest((event) => wordsIn.test(event));
  /** By their places, for each store. */
  const openOf = perSession(() => new Map<Store, Map<string, Transient>>());
  /** `seq` of the last event that is called so. */
  const saidOf = perSession(() => ({ seq: -1 }));
  const timesOf = perSession(() => new RecentMap<string, { count: number; longestMs: number }>(MOST_PLACES));

  bus.on('event.in', ({ link, event, seq }) => {
    if (isNameOfPassing(event.name)) saidOf(link.session).seq = seq;
  });
  bus.on('store.changed', (change) => {
    const { session, store, patch } = change;
    const open = openOf(session).get(store);
    if (open !== undefined && open.size > 0) endThose(open, change);
    if (patch !== undefined) for (const op of patch) look(change, op);
  });

  function endThose(open: Map<string, Transient>, change: StoreChange): void {
    for (const one of open.values()) {
      if (!touches(change.patch, one) || isStill(one)) continue;
      open.delete(placeText(one.place));
      end(one, change);
    }
  }

  function look(change: StoreChange, op: PatchOp): void {
    if (op.op === 'set') {
      const field = op.path.at(-1);
      if (isJsonObject(op.value)) lookInto(change, op.path, op.value);
      else if (typeof field === 'string' && (isTransient(field, op.value, op.path) || isSaid(change, op.value)))
        begin(change, op.path, op.value);
    } else if (op.op === 'splice' && op.insert.length <= MOST_INSERTS) lookIntoItems(change, op.path, op.at, op.insert);
  }

  function lookIntoItems(change: StoreChange, path: PatchOp['path'], from: number, items: readonly Json[]): void {
    for (let index = 0; index < items.length; index++) {
      const item = items[index];
      if (isJsonObject(item)) lookInto(change, path, item, from + index);
    }
  }

  /** `index`: the object is an item of the list that the path leads to. */
  function lookInto(change: StoreChange, path: PatchOp['path'], object: JsonObject, index?: number): void {
    for (const field in object) {
      const value = object[field];
      if (value !== undefined && isTransient(field, value, noPath))
        begin(change, [...path, ...(index === undefined ? [] : [index]), field], value);
    }
  }

  function begin({ session, store, at: beganAt, seq }: StoreChange, path: PatchOp['path'], value: Json): void {
    const place = placeOf(store.state, path);
    const open = openIn(session, store);
    const key = placeText(place);
    if (!isOneSpot(place) || open.has(key) || open.size >= MOST_OPEN) return;
    const pattern = placePattern(place, (text) => looksLikeId(text) || sightings.isKnownId(session, text));
    const owner = place.findLast((step) => 'item' in step);
    const field = String(path.findLast((step) => isName(String(step))) ?? path.at(-1));
    const id = owner !== undefined && 'item' in owner ? { id: owner.item } : {};
    const transient = { session, store, place, pattern, field, value, ...id, at: beganAt, seq };
    open.set(key, transient);
    const times = timesOf(session).get(`${store.number} ${pattern}`);
    if (times === undefined || times.count < LEAST_ENDINGS) return;
    const { count, longestMs } = times;
    at(beganAt + Math.max(LEAST_MS, TIMES * longestMs), [session], (nowAt) => {
      if (open.get(key) !== transient || !isStill(transient)) return;
      bus.tell('transient.overdue', { transient, longestMs, count, at: nowAt });
    });
  }

  /** What an event of this name set, whatever the store calls it: `typing:start` and `{ ann: true }`. */
  const isSaid = ({ session, cause }: StoreChange, value: Json): boolean =>
    value === true && cause === saidOf(session).seq;

  /** `loading: true`, `status: 'sending'`, and who is `typing`, also by room. */
  function isTransient(field: string, value: Json, path: PatchOp['path']): boolean {
    if (typeof value === 'string') return value.length <= LONGEST_WORD && words.has(value);
    if (value !== true && !(Array.isArray(value) && value.length > 0)) return false;
    return isName(field) || path.some((step) => isName(String(step)));
  }

  function openIn(session: Session, store: Store): Map<string, Transient> {
    const open = openOf(session).get(store) ?? new Map<string, Transient>();
    openOf(session).set(store, open);
    return open;
  }

  function end(transient: Transient, { session, cause, at: endedAt }: StoreChange): void {
    const place = `${transient.store.number} ${transient.pattern}`;
    const { count, longestMs } = timesOf(session).get(place) ?? { count: 0, longestMs: 0 };
    timesOf(session).set(place, { count: count + 1, longestMs: Math.max(longestMs, endedAt - transient.at) });
    bus.tell('transient.ended', { transient, cause });
  }

  return { isStill };
}

const noPath: PatchOp['path'] = [];

const isStill = ({ store, place, value }: Transient): boolean => {
  const now = resolvePlace(store.state, place);
  return now !== undefined && (Array.isArray(value) ? Array.isArray(now) && now.length > 0 : isEqual(now, value));
};

/** Whether a patch may have changed it. */
function touches(patch: readonly PatchOp[] | undefined, { place }: Transient): boolean {
  if (patch === undefined) return true;
  for (const { path } of patch) if (mayLeadTo(path, place)) return true;
  return false;
}

const names =
  /^(is_?)?(loading|pending|typing|uploading|downloading|saving|sending|submitting|processing|refreshing|generating|streaming|deleting)$/i;
/** In names of events: `typing:start`, `user_typing`. */
const wordsIn = /(?<![a-z])(typing|uploading|recording)(?![a-z])/i;
const words = new Set(
  'loading pending typing uploading downloading saving sending submitting processing in_progress in-progress refreshing generating streaming deleting'.split(
    ' ',
  ),
);
/** Most texts that are put into a store are messages: nobody needs their hash. */
const LONGEST_WORD = Math.max(...[...words].map((word) => word.length));
