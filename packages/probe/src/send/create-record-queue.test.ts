import type { RecordOf, Unnumbered } from '@driftscope/records';
import { expect, test } from 'vitest';
import { createRecordQueue } from './create-record-queue.ts';

const joined = (room: string) => ({ kind: 'probe.join', sid: 's', namespace: '/', room }) as const;
const emitted: Unnumbered<RecordOf<'probe.emit'>> = {
  kind: 'probe.emit',
  namespace: '/',
  event: 'e',
  rooms: [],
  except: [],
  to: [],
};

test('records are numbered from one, and get the time at which they were pushed', () => {
  let now = 5;
  const queue = createRecordQueue({ now: () => now, maxSize: 10_000 });
  queue.push(joined('a'));
  now = 7.5;
  queue.push(joined('b'));
  expect(queue.lastAt).toBe(7.5);
  expect(queue.take(10, 10_000)).toEqual([
    { seq: 1, t: 5, ...joined('a') },
    { seq: 2, t: 7.5, ...joined('b') },
  ]);
  expect(queue.length).toBe(0);
});

test('what does not fit leaves a hole in the numbers, and is told when there is room again', () => {
  const queue = createRecordQueue({ now: () => 0, maxSize: 500 });
  for (const room of ['a', 'b', 'c', 'd']) queue.push(joined(room));
  expect(queue.take(10, 10_000).map(({ seq }) => seq)).toEqual([1, 2]);
  queue.push(joined('e'));
  expect(queue.take(10, 10_000)).toEqual([
    { seq: 5, t: 0, kind: 'recorder.dropped', count: 2, why: 'memory' },
    { seq: 6, t: 0, ...joined('e') },
  ]);
});

test('a batch takes no more than it may carry, but always one', () => {
  const queue = createRecordQueue({ now: () => 0, maxSize: 100_000 });
  for (const event of ['a', 'b', 'c']) queue.push({ ...emitted, event, args: 'x'.repeat(1000) });
  expect(queue.take(10, 2500).map(({ seq }) => seq)).toEqual([1, 2]);
  expect(queue.take(10, 10).map(({ seq }) => seq)).toEqual([3]);
  expect([queue.length, queue.size]).toEqual([0, 0]);
});

test('connections are kept a while longer than rooms and events', () => {
  const queue = createRecordQueue({ now: () => 0, maxSize: 1000 });
  for (let index = 0; index < 8; index += 1) queue.push(joined('a'));
  queue.push({ kind: 'probe.disconnect', eio: 'e', sid: 's', namespace: '/', reason: 'x', rooms: [], sent: 3 });
  const kinds = queue.take(10, 10_000).map(({ kind }) => kind);
  expect(kinds).toEqual([...Array(5).fill('probe.join'), 'recorder.dropped', 'probe.disconnect']);
});
