import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ReceivedBatch } from '../storage/session-store.ts';
import { makeBatch } from '../testing/make-batch.ts';
import { createCommitter } from './create-committer.ts';

const receive = (n: number): ReceivedBatch => {
  const batch = makeBatch({ batch: n });
  return { batch, body: Buffer.from(JSON.stringify(batch)), receivedMs: 0 };
};

/** A committer whose commits take so long by its clock, and the numbers of the batches of each. */
function startCommitter(commitMs: number) {
  const commits: number[][] = [];
  let nowMs = 0;
  const commit = createCommitter(
    {
      append: async (received) => {
        commits.push(received.map(({ batch }) => batch.batch));
        nowMs += commitMs;
        return received.map(() => ({ ok: true, value: 'stored' }));
      },
    },
    () => nowMs,
  );
  return { commits, commit };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

it('commits what came in one turn together', async () => {
  const { commits, commit } = startCommitter(0);
  await Promise.all([commit(receive(1)), commit(receive(2))]);
  await commit(receive(3));
  expect(commits).toEqual([[1, 2], [3]]);
});

it('rests for as long as a commit took, and then commits what came meanwhile together', async () => {
  const { commits, commit } = startCommitter(4);
  await commit(receive(1));
  await turn();
  const later = [commit(receive(2))];
  vi.advanceTimersByTime(3);
  await turn();
  later.push(commit(receive(3)));
  expect(commits).toEqual([[1]]);
  vi.advanceTimersByTime(1);
  await Promise.all(later);
  expect(commits).toEqual([[1], [2, 3]]);
});

it('rests for ten ms at most', async () => {
  const { commits, commit } = startCommitter(5_000);
  await commit(receive(1));
  await turn();
  const later = commit(receive(2));
  vi.advanceTimersByTime(10);
  await later;
  expect(commits).toEqual([[1], [2]]);
});
