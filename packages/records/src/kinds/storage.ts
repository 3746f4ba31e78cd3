import Type from 'typebox';
import { recordSchema } from './record-schema.ts';

const area = Type.Union([Type.Literal('local'), Type.Literal('session')]);

/** A value as text: strings as they are, all else as the JSON of its encoded state. */
const text = {
  /** Absent where there is none, and where it was cut altogether. */
  value: Type.Optional(Type.String()),
  cut: Type.Optional(Type.Union([Type.Literal('size'), Type.Literal('load')])),
};

/**
 * `seen`: found by a look at what is stored, a second or so after it was done by property (`localStorage.key = value`); what
 * was overwritten by then is not told. Rarely another page did it, and this one was not told yet. Absent: by a call, at this time.
 */
const how = Type.Optional(Type.Literal('seen'));

/** Of `localStorage`, or of `sessionStorage`. */
const StorageSet = recordSchema('storage.set', { area, key: Type.String(), ...text, how });
const StorageRemove = recordSchema('storage.remove', { area, key: Type.String(), how });
const StorageClear = recordSchema('storage.clear', { area });

/** The page set a cookie by script. A cookie of the past is how it removes one. */
const StorageCookie = recordSchema('storage.cookie', {
  key: Type.String(),
  ...text,
  /** `path=/; max-age=60`, as the page gave them. Absent when none. */
  attributes: Type.Optional(Type.String()),
});

/** A write to IndexedDB was asked for. Whether its transaction came to its end is not told. */
const StorageDb = recordSchema('storage.db', {
  database: Type.String(),
  objectStore: Type.String(),
  op: Type.Union([Type.Literal('put'), Type.Literal('add'), Type.Literal('delete'), Type.Literal('clear')]),
  /** As text. Absent where the store makes it, and for `clear`. */
  key: Type.Optional(Type.String()),
  ...text,
});

/**
 * A write to the CacheStorage was asked for. What is stored is a response of its own, so only its address is told.
 * `drop` removes a cache as a whole.
 */
const StorageCache = recordSchema('storage.cache', {
  /** Absent where the cache was opened before recording began. */
  cache: Type.Optional(Type.String()),
  op: Type.Union([Type.Literal('put'), Type.Literal('delete'), Type.Literal('drop')]),
  /** Absent for `drop`. */
  url: Type.Optional(Type.String()),
});

/** The page asked to delete a whole database. */
const StorageDbDeleted = recordSchema('storage.db-deleted', { database: Type.String() });

/** Another page of the origin changed a storage, and this one was told. */
const ChannelStorage = recordSchema('channel.storage', {
  area,
  /** Absent: it was cleared. */
  key: Type.Optional(Type.String()),
  ...text,
});

/** A message over a BroadcastChannel. */
const ChannelMessage = recordSchema('channel.message', {
  channel: Type.String(),
  dir: Type.Union([Type.Literal('in'), Type.Literal('out')]),
  ...text,
});

export const storageSchemas = [
  StorageSet,
  StorageRemove,
  StorageClear,
  StorageCookie,
  StorageDb,
  StorageCache,
  StorageDbDeleted,
  ChannelStorage,
  ChannelMessage,
] as const;
