import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PageTrace } from '../testing/page-trace.ts';
import { mergeQueues } from './merge.ts';
import { Session } from './session.ts';
import { SessionQueue } from './session-queue.ts';

const times = fc.array(fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 20 }), { minLength: 1, maxLength: 5 });

/** One queue for each list of times. */
function queuesOf(lists: readonly (readonly number[])[]): readonly SessionQueue[] {
  return lists.map((list, index) => {
    const page = new PageTrace(`p${index}`);
    for (const t of list) page.at(t).visibility('hidden');
    const queue = new SessionQueue(new Session(page.header));
    for (const record of page.records) queue.add(record);
    return queue;
  });
}

test('a merge takes each record once, in an order that never goes back', () => {
  fc.assert(
    fc.property(times, (lists) => {
      const taken: { key: string; at: number }[] = [];
      mergeQueues(queuesOf(lists), Number.POSITIVE_INFINITY, {
        before: () => undefined,
        take: ({ session, record, at }) => taken.push({ key: `${session.id} ${record.seq}`, at }),
      });
      expect(new Set(taken.map(({ key }) => key)).size).toBe(taken.length);
      expect(taken).toHaveLength(lists.reduce((sum, list) => sum + list.length + 1, 0));
      expect(taken.map(({ at }) => at)).toEqual(taken.map(({ at }) => at).sort((a, b) => a - b));
    }),
  );
});

test('a merge stops at its limit, and goes on from there', () => {
  const [queue] = queuesOf([[10, 20, 30]]);
  if (queue === undefined) throw new Error('There is one queue.');
  const taken: number[] = [];
  const step = { before: () => undefined, take: ({ record }: { record: { t: number } }) => taken.push(record.t) };
  mergeQueues([queue], queue.session.at(20), step);
  expect(taken).toEqual([0, 10, 20]);
  mergeQueues([queue], queue.session.at(29), step);
  expect(taken).toEqual([0, 10, 20]);
  mergeQueues([queue], queue.session.at(30), step);
  expect(taken).toEqual([0, 10, 20, 30]);
});
