import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { isChange } from '../protocol/change.ts';
import { isEpoch, isScope } from '../protocol/ids.ts';
import { isMutationOutcome } from '../protocol/mutation.ts';
import { createMemoryStore } from '../server/create-memory-store.ts';
import type { LogEntry, LogStore } from '../server/log-store.ts';
import { createSqliteStore } from './sqlite-store.ts';

const epoch: unknown = 'e1';
const room: unknown = 'room:1';
const hall: unknown = 'room:2';
if (!isEpoch(epoch) || !isScope(room) || !isScope(hall)) throw new Error('an id has another shape');

const stores: readonly [name: string, open: () => LogStore][] = [
  ['memory', () => createMemoryStore(epoch)],
  ['SQLite', () => createSqliteStore(new DatabaseSync(':memory:'), () => epoch)],
];

const entry = (seq: number, id: string, more: object = {}): LogEntry => {
  const entity = { type: 'message', id };
  const change: unknown = { kind: 'put', scope: room, seq, atMs: seq, entity, fields: { n: seq }, ...more };
  if (!isChange(change)) throw new Error('a change has another shape');
  return { change, versions: { n: { seq, atMs: seq } } };
};
const tombstone = (seq: number, id: string, atMs = seq): LogEntry => {
  const change: unknown = { kind: 'delete', scope: room, seq, atMs, entity: { type: 'message', id } };
  if (!isChange(change)) throw new Error('a change has another shape');
  return { change, versions: { '': { seq, atMs } } };
};

describe.each(stores)('the log in %s', (_name, open) => {
  const seqs = (store: LogStore, since = 0, limit = 100) => store.readSince(room, since, limit).map(({ seq }) => seq);

  test('begins empty', () => {
    const store = open();
    expect([store.epoch, store.head(room), store.horizon(room)]).toEqual([epoch, 0, 0]);
    expect(store.find(room, 'message/a')).toBeUndefined();
    expect(seqs(store)).toEqual([]);
  });

  test('keeps the last entry of each entity, in the order of their numbers', () => {
    const store = open();
    store.append(entry(1, 'a'));
    store.append(entry(2, 'b'));
    store.append(entry(3, 'a'));
    expect(store.head(room)).toBe(3);
    expect(store.find(room, 'message/a')).toEqual(entry(3, 'a'));
    expect(store.readSince(room, 0, 10)).toEqual([entry(2, 'b').change, entry(3, 'a').change]);
    expect(seqs(store, 2)).toEqual([3]);
    expect(seqs(store, 0, 1)).toEqual([2]);
    expect(store.readSince(room, 0)).toEqual(store.readSince(room, 0, 10));
    expect(store.readSince(hall, 0, 10)).toEqual([]);
  });

  test('leaves a tombstone of what has expired, with its number and the time of its expiry', () => {
    const store = open();
    store.append(entry(1, 'a', { expiresAtMs: 50 }));
    store.append(entry(2, 'b', { expiresAtMs: 51 }));
    store.expire(50);
    expect(store.find(room, 'message/a')).toEqual(tombstone(1, 'a', 50));
    expect(store.find(room, 'message/b')?.change.kind).toBe('put');
    expect(seqs(store)).toEqual([1, 2]);
  });

  test('forgets old tombstones, and says from which number on it can tell', () => {
    const store = open();
    store.append(tombstone(1, 'a'));
    store.append(tombstone(2, 'b'));
    store.append(entry(3, 'c'));
    store.trim(2);
    expect(store.horizon(room)).toBe(1);
    expect(store.find(room, 'message/a')).toBeUndefined();
    expect(seqs(store)).toEqual([2, 3]);
  });

  test('remembers what became of a write, for as long as it is told to', () => {
    const store = open();
    const outcome: unknown = { kind: 'refused', id: 'w', reason: 'no' };
    if (!isMutationOutcome(outcome)) throw new Error('an outcome has another shape');
    store.keepOutcome('ann\nw', outcome, 10);
    expect(store.outcome('ann\nw')).toEqual(outcome);
    store.forgetOutcomes(10);
    expect(store.outcome('ann\nw')).toEqual(outcome);
    store.forgetOutcomes(11);
    expect(store.outcome('ann\nw')).toBeUndefined();
  });
});

test('a transaction that fails leaves SQLite as it was, also within one of the app', () => {
  const database = new DatabaseSync(':memory:');
  const store = createSqliteStore(database, () => 'e1');
  const fail = () =>
    store.transaction(() => {
      store.append(entry(1, 'a'));
      throw new Error('no');
    });
  expect(fail).toThrow('no');
  expect(store.head(room)).toBe(0);
  database.exec('BEGIN');
  store.transaction(() => store.append(entry(1, 'a')));
  database.exec('ROLLBACK');
  expect(store.head(room)).toBe(0);
});

test('a database that is opened again is the same data', () => {
  const database = new DatabaseSync(':memory:');
  createSqliteStore(database, () => 'e1').append(entry(4, 'a'));
  const again = createSqliteStore(database, () => 'e2');
  expect([again.epoch, again.head(room)]).toEqual(['e1', 4]);
});
