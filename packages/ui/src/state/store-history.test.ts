import { type DriftRecord, parseBatch } from '@driftscope/records';
import { expect, test } from 'vitest';
import type { SessionRecord } from '../records/session-record.ts';
import { computeStores, type StoreHistory, stateAt, versionAt } from './store-history.ts';

const found: DriftRecord = {
  seq: 1,
  t: 1,
  kind: 'store.found',
  store: 1,
  library: 'zustand',
  name: 'chat',
  via: 'hook',
};

test('a state is rebuilt from the snapshot before it and the patches since', () => {
  const history = only([
    found,
    { seq: 2, t: 2, kind: 'store.snapshot', store: 1, state: { list: [] } },
    append(4, 'a'),
    append(6, 'b'),
    { seq: 8, t: 8, kind: 'store.snapshot', store: 1, state: { list: ['c'] } },
    append(9, 'd'),
  ]);
  expect(history).toMatchObject({ store: 1, name: 'chat', library: 'zustand' });
  const lists = history.versions.map((_, index) => stateAt(history, index));
  expect(lists).toEqual([{ list: [] }, { list: ['a'] }, { list: ['b', 'a'] }, { list: ['c'] }, { list: ['d', 'c'] }]);
});

test('thousands of versions give the same state from either side', () => {
  const commits = Array.from({ length: 3_000 }, (_, index) => append(index + 3, index));
  const records: DriftRecord[] = [{ seq: 2, t: 2, kind: 'store.snapshot', store: 1, state: { list: [] } }, ...commits];
  const indexes = [3_000, 1, 64, 65, 127, 2_999, 0];
  const lengths = (order: readonly number[]) => {
    const history = only(structuredClone(records));
    return new Map(order.map((index) => [index, stateAt(history, index)]));
  };
  const forth = lengths(indexes);
  expect(lengths(indexes.toReversed())).toEqual(new Map([...forth].toReversed()));
  expect(forth.get(3_000)).toMatchObject({ list: Array.from({ length: 3_000 }, (_, index) => 2_999 - index) });
});

test('what cannot be rebuilt is not made up', () => {
  const withoutStart = only([found, append(3, 'a')]);
  expect(stateAt(withoutStart, 0)).toBeUndefined();
  const tooLarge = only([
    { seq: 2, t: 2, kind: 'store.snapshot', store: 1, state: { list: [] } },
    { seq: 3, t: 3, kind: 'store.snapshot', store: 1, state: null, cut: 'size' },
    append(4, 'a'),
  ]);
  expect([0, 1, 2].map((index) => stateAt(tooLarge, index))).toEqual([{ list: [] }, undefined, undefined]);
});

test('records that came out of order, and those of other sessions, change nothing', () => {
  const own = listed('s', [
    { seq: 2, t: 2, kind: 'store.snapshot', store: 1, state: { list: [] } },
    append(3, 'a'),
    append(4, 'b'),
  ]);
  const [history] = computeStores(
    [...own.toReversed(), ...listed('other', [append(5, 'x')])],
    own[0]?.session ?? fail(),
  );
  expect(history && stateAt(history, 2)).toEqual({ list: ['b', 'a'] });
  expect(history?.versions).toHaveLength(3);
});

test('the version at a record is the last one before it', () => {
  const history = only([append(4, 'a'), append(7, 'b')]);
  expect([3, 4, 6, 7, 99].map((seq) => versionAt(history, seq))).toEqual([-1, 0, 0, 1, 1]);
});

function append(seq: number, item: string | number): DriftRecord {
  const patch = [{ op: 'splice' as const, path: ['list'], at: 0, remove: 0, insert: [item] }];
  return { seq, t: seq, kind: 'store.commit', store: 1, patch };
}

function only(records: readonly DriftRecord[]): StoreHistory {
  const entries = listed('s', records);
  const [history] = computeStores(entries, entries[0]?.session ?? fail());
  return history ?? fail();
}

function listed(id: string, records: readonly DriftRecord[]): readonly SessionRecord[] {
  const parsed = parseBatch({ v: 1, session: { id, originMs: 1 }, batch: 1, records });
  if (!parsed.ok) throw new Error(parsed.error.message);
  const { session } = parsed.value;
  return parsed.value.records.map((record) => ({ session: session.id, originMs: session.originMs, record }));
}

function fail(): never {
  throw new Error('There is no store');
}
