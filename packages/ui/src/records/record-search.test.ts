import type { DriftRecord, SessionId } from '@driftscope/records';
import { expect, test } from 'vitest';
import { RecordIndex } from './record-index.ts';
import { createRecordSearch, type RecordFindings } from './record-search.ts';
import type { SessionRecord } from './session-record.ts';

test('the newest are found in the first slice, the rest in the ones after, all in the order of the records', () => {
  const t = setUp();
  t.search.search(marks(1, 200), odd);
  expect(t.found()).toEqual({ first: 73, last: 199, count: 64, isSearching: true });
  t.runAll();
  expect(t.found()).toEqual({ first: 1, last: 199, count: 100, isSearching: false });
});

test('of a list that grew, and lost its first, only what is new is looked at', () => {
  const t = setUp();
  const all = marks(1, 300);
  t.search.search(all.slice(0, 200), odd);
  t.runAll();
  const before = t.looks();
  t.search.search(all.slice(100, 300), odd);
  t.runAll();
  expect(t.found()).toEqual({ first: 101, last: 299, count: 100, isSearching: false });
  expect(t.looks() - before).toBeLessThan(20);
});

test('what is new is found while older ones are still looked at', () => {
  const t = setUp();
  const all = marks(1, 300);
  t.search.search(all.slice(0, 250), odd);
  t.search.search(all, odd);
  expect(t.found().last).toBe(299);
  t.runAll();
  expect(t.found()).toEqual({ first: 1, last: 299, count: 150, isSearching: false });
});

test('another filter, another list, and a list that was cleared begin anew', () => {
  const t = setUp();
  t.search.search(marks(1, 200), odd);
  t.search.search(marks(1_001, 1_100), odd);
  t.runAll();
  expect(t.found()).toMatchObject({ first: 1_001, count: 50 });
  t.search.search(marks(1_001, 1_100), { text: 'even', families: [] });
  t.runAll();
  expect(t.found()).toMatchObject({ first: 1_002, count: 50 });
  t.search.search([], odd);
  expect(t.found().count).toBe(0);
});

test('once it is stopped it does nothing more', () => {
  const t = setUp();
  t.search.search(marks(1, 200), odd);
  t.search.stop();
  expect(t.due.length).toBe(0);
});

const odd = { text: 'odd', families: [] };

const marks = (from: number, to: number): readonly SessionRecord[] =>
  Array.from({ length: to - from + 1 }, (_, index) => {
    const seq = from + index;
    const record: DriftRecord = { seq, t: seq, kind: 'mark', text: seq % 2 === 0 ? 'even' : 'odd' };
    return cached(record);
  });

const known = new Map<number, SessionRecord>();

/** The same record is the same object, in whatever list. */
function cached(record: DriftRecord): SessionRecord {
  const entry = known.get(record.seq) ?? { session: 's' as SessionId, originMs: 0, record };
  known.set(record.seq, entry);
  return entry;
}

/** A clock that a look at it moves on so far that a slice has one stride. */
function setUp() {
  const due: (() => void)[] = [];
  const told: RecordFindings[] = [];
  let nowMs = 0;
  let looks = 0;
  const search = createRecordSearch({
    index: new RecordIndex(),
    onFindings: (findings) => told.push(findings),
    now: () => {
      looks++;
      nowMs += 6;
      return nowMs;
    },
    later: (run) => {
      due.push(run);
      return () => void due.splice(due.indexOf(run), 1);
    },
  });
  return {
    search,
    due,
    told,
    looks: () => looks,
    runAll: () => {
      for (let run = due.shift(); run !== undefined; run = due.shift()) run();
    },
    found: () => {
      const { records = [], isSearching } = told.at(-1) ?? {};
      return { first: records[0]?.record.seq, last: records.at(-1)?.record.seq, count: records.length, isSearching };
    },
  };
}
