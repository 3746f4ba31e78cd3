import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createCommitter } from './create-committer.ts';

/** A committer of numbers whose commits take so long by its clock, and the numbers of each. */
function startCommitter(commitMs: number) {
  const commits: (readonly number[])[] = [];
  let nowMs = 0;
  const commit = createCommitter(
    async (numbers: readonly number[]) => {
      commits.push(numbers);
      nowMs += commitMs;
      return numbers;
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
  await Promise.all([commit(1), commit(2)]);
  await commit(3);
  expect(commits).toEqual([[1, 2], [3]]);
});

it('rests for as long as a commit took, and then commits what came meanwhile together', async () => {
  const { commits, commit } = startCommitter(4);
  await commit(1);
  await turn();
  const later = [commit(2)];
  vi.advanceTimersByTime(3);
  await turn();
  later.push(commit(3));
  expect(commits).toEqual([[1]]);
  vi.advanceTimersByTime(1);
  await Promise.all(later);
  expect(commits).toEqual([[1], [2, 3]]);
});

it('rests for ten ms at most', async () => {
  const { commits, commit } = startCommitter(5_000);
  await commit(1);
  await turn();
  const later = commit(2);
  vi.advanceTimersByTime(10);
  await later;
  expect(commits).toEqual([[1], [2]]);
});
