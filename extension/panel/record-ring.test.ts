import { type Batch, type DriftRecord, parseBatch } from '@driftscope/records';
import { expect, test } from 'vitest';
import { RecordRing } from './record-ring.ts';

test('records that come again are kept once', () => {
  const ring = ringOf(100);
  expect(ring.add(batch('a', [1, 2, 3]))).toBe(3);
  expect(ring.add(batch('a', [2, 3, 4]))).toBe(1);
  expect(seqs(ring)).toEqual([1, 2, 3, 4]);
});

test('page loads number their records each for itself', () => {
  const ring = ringOf(100);
  ring.add(batch('a', [1, 2]));
  ring.add(batch('b', [1, 2]));
  expect(ring.list().map(({ session, record }) => `${session}${record.seq}`)).toEqual(['a1', 'a2', 'b1', 'b2']);
});

test('over its limit it forgets the oldest, and says how many', () => {
  const ring = ringOf(10);
  for (let seq = 1; seq <= 12; seq++) ring.add(batch('a', [seq]));
  expect(ring.forgotten).toBe(2);
  expect(seqs(ring)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
});

test('what was cleared away does not come back when it is sent again', () => {
  const ring = ringOf(10);
  ring.add(batch('a', [1, 2]));
  ring.clear();
  ring.add(batch('a', [1, 2, 3]));
  expect(seqs(ring)).toEqual([3]);
});

test('large records leave sooner, and the last one stays, whatever its size', () => {
  const ring = new RecordRing({ maxRecords: 100, maxChars: 1_000 });
  const mark = (seq: number, chars: number): DriftRecord => ({ seq, t: 0, kind: 'mark', text: 'x'.repeat(chars) });
  ring.add(batchOf('a', [mark(1, 300), mark(2, 300)]));
  ring.add(batchOf('a', [mark(3, 600)]));
  expect(seqs(ring)).toEqual([2, 3]);
  ring.add(batchOf('a', [mark(4, 5_000)]));
  expect(seqs(ring)).toEqual([4]);
  ring.add(batchOf('a', [mark(5, 300)]));
  expect(seqs(ring)).toEqual([5]);
  expect(ring.forgotten).toBe(4);
});

test('a session that is forgotten, or cleared away, gives its room to others', () => {
  const ring = new RecordRing({ maxRecords: 100, maxChars: 1_000 });
  const mark = (seq: number): DriftRecord => ({ seq, t: 0, kind: 'mark', text: 'x'.repeat(500) });
  ring.add(batchOf('a', [mark(1)]));
  ring.forget('a');
  ring.add(batchOf('b', [mark(1)]));
  ring.clear();
  ring.add(batchOf('c', [mark(1)]));
  expect(ring.list().map(({ session }) => session)).toEqual(['c']);
});

test('a session that is forgotten takes takes its records with it, and they count as such', () => {
  const ring = ringOf(10);
  ring.add(batch('a', [1, 4]));
  ring.add(batch('b', [1]));
  ring.forget('a');
  expect(ring.list().map(({ session }) => session)).toEqual(['b']);
  expect(ring.forgotten).toBe(2);
  expect(ring.missing('a')).toBe(0);
});

test('holes in a page load are counted', () => {
  const ring = ringOf(10);
  ring.add(batch('a', [1, 2, 6]));
  expect(ring.missing('a')).toBe(3);
  expect(ring.missing('b')).toBe(0);
});

test('what a page left out on purpose is no hole, however often it is told', () => {
  const ring = ringOf(10);
  const kept = batchOf('a', [
    { seq: 1, t: 0, kind: 'recorder.ring', before: 5, count: 3 },
    { seq: 5, t: 0, kind: 'page.online' },
    { seq: 7, t: 0, kind: 'page.online' },
  ]);
  ring.add(kept);
  ring.add(kept);
  expect(ring.missing('a')).toBe(1);
});

const ringOf = (maxRecords: number) => new RecordRing({ maxRecords, maxChars: 1_000_000 });

const seqs = (ring: RecordRing) => ring.list().map(({ record }) => record.seq);

function batch(id: string, numbers: readonly number[]): Batch {
  return batchOf(
    id,
    numbers.map((seq) => ({ seq, t: seq, kind: 'page.online' })),
  );
}

function batchOf(id: string, records: readonly DriftRecord[]): Batch {
  const parsed = parseBatch({ v: 1, session: { id, originMs: 1 }, batch: 1, records });
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}
