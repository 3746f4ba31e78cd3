import { isJsonObject, keepNewest, parseJson, type RecordOf } from '@driftscope/records';
import type { Bus } from '#engine/bus.ts';
import { perSession } from '#engine/per-session.ts';
import type { RecordFacts, Seen } from '#engine/seen.ts';
import type { Session } from '#engine/session.ts';

/** A value that the page put where any script of its origin can read it, and that lies there still. */
export interface StoredItem {
  /** `localStorage`, `sessionStorage`, or `IndexedDB chat/messages`. */
  readonly where: string;
  /** Absent where the database makes it. */
  readonly key?: string;
  /** Absent: it was cut. */
  readonly text?: string;
  readonly at: number;
  readonly seq: number;
}

export interface StorageFacts {
  readonly 'storage.kept': { readonly session: Session; readonly item: StoredItem };
}

export interface StorageModel {
  /** What the page was seen to put into its storages and databases, and not to take away since. */
  items(session: Session): readonly StoredItem[];
  /** Those that have this key, or hold an object with this id and have no key of their own. */
  named(session: Session, id: string): readonly StoredItem[];
  /** Whether the item is there still, and unchanged. */
  holds(session: Session, item: StoredItem): boolean;
}

/** Remembered for each place of a page; of what was forgotten nothing is claimed. */
const MOST_ITEMS = 2_000;
/** Places remembered for each page: two storages, and object stores. */
const MOST_PLACES = 100;

type Place = Map<string, StoredItem>;

/** Follows what pages keep in web storage and IndexedDB. Not cookies: a server may take them back unseen. */
export function createStorageModel(bus: Bus<RecordFacts & StorageFacts>): StorageModel {
  const placesOf = perSession(() => new Map<string, Place>());

  bus.on('storage.set', (seen) => {
    const { area, key, value } = seen.record;
    keep(seen, areaName(area), key, value);
  });
  bus.on('storage.remove', ({ session, record }) => placeOf(session, areaName(record.area))?.delete(record.key));
  bus.on('storage.clear', ({ session, record }) => placeOf(session, areaName(record.area))?.clear());
  bus.on('channel.storage', (seen) => {
    const { area, key, value, cut } = seen.record;
    const place = placeOf(seen.session, areaName(area));
    if (key === undefined) place?.clear();
    else if (value === undefined && cut === undefined) place?.delete(key);
    else keep(seen, areaName(area), key, value);
  });
  bus.on('storage.db', (seen) => {
    const { database, objectStore, op, key, value } = seen.record;
    const where = `${databaseName(database)}${objectStore}`;
    if (op === 'put' || op === 'add') keep(seen, where, key, value);
    else if (op === 'delete' && key !== undefined) forget(placeOf(seen.session, where), key);
    else placeOf(seen.session, where)?.clear();
  });
  bus.on('storage.db-deleted', ({ session, record }) => {
    const start = databaseName(record.database);
    for (const [where, place] of placesOf(session)) if (where.startsWith(start)) place.clear();
  });

  function placeOf(session: Session, where: string): Place | undefined {
    const places = placesOf(session);
    const known = places.get(where);
    if (known !== undefined || places.size >= MOST_PLACES) return known;
    const place: Place = new Map();
    places.set(where, place);
    return place;
  }

  function keep({ session, at, record: { seq } }: Seen<Kept>, where: string, key?: string, text?: string): void {
    const place = placeOf(session, where);
    if (place === undefined) return;
    const item = { where, at, seq, ...(key !== undefined && { key }), ...(text !== undefined && { text }) };
    keepNewest(place, slotOf(item), item, MOST_ITEMS);
    bus.tell('storage.kept', { session, item });
  }

  return {
    items: (session) => [...placesOf(session).values()].flatMap((place) => [...place.values()]),
    named: (session, id) => [...placesOf(session).values()].flatMap((place) => place.get(id) ?? []),
    holds: (session, item) => placesOf(session).get(item.where)?.get(slotOf(item)) === item,
  };
}

type Kept = RecordOf<'storage.set'> | RecordOf<'channel.storage'> | RecordOf<'storage.db'>;

const areaName = (area: 'local' | 'session'): string => `${area}Storage`;
const databaseName = (database: string): string => `IndexedDB ${database}/`;

/** Items without a key of their own are told apart by the id that is in them, or lie side by side. */
function slotOf({ key, text, seq }: StoredItem): string {
  return key ?? inlineId(text) ?? `#${seq}`;
}

function inlineId(text: string | undefined): string | undefined {
  const json = text?.startsWith('{') ? parseJson(text) : undefined;
  const id = json?.ok && isJsonObject(json.value) ? (json.value.id ?? json.value.key) : undefined;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}

/** Takes out what a key names. Of a range, and of a key that the database made, it is not known what they were. */
function forget(place: Place | undefined, key: string): void {
  if (place === undefined || place.delete(key)) return;
  if (/^[[{]/.test(key)) place.clear();
  else for (const [slot, item] of place) if (item.key === undefined) place.delete(slot);
}
