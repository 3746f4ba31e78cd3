import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createCommitter } from './create-committer.ts';

/** A committer of numbers whose disk takes each commit when it is told to, and the numbers of each. */
function startCommitter() {
  const commits: (readonly number[])[] = [];
  const ends: (() => void)[] = [];
  const commit = createCommitter(async (numbers: readonly number[]) => {
    commits.push(numbers);
    await new Promise<void>((end) => ends.push(end));
    return numbers;
  });
  return { commits, commit, endCommit: () => ends.shift()?.() };
}

it('commits what came in one turn together, and says what became of each', async () => {
  const { commits, commit, endCommit } = startCommitter();
  const both = Promise.all([commit(1), commit(2)]);
  await turn();
  expect(commits).toEqual([[1, 2]]);
  endCommit();
  expect(await both).toEqual([1, 2]);
});

it('commits together what came in several turns while the one before waited for the disk', async () => {
  const { commits, commit, endCommit } = startCommitter();
  const first = commit(1);
  await turn();
  const later = [commit(2)];
  await turn();
  later.push(commit(3));
  await turn();
  expect(commits).toEqual([[1]]);
  endCommit();
  await first;
  await turn();
  expect(commits).toEqual([[1], [2, 3]]);
  endCommit();
  expect(await Promise.all(later)).toEqual([2, 3]);
});

it('tells all of a commit that failed, and goes on', async () => {
  let isBroken = true;
  const commit = createCommitter(async (numbers: readonly number[]) => {
    if (isBroken) throw new Error('broken');
    return numbers;
  });
  const outcomes = await Promise.allSettled([commit(1), commit(2)]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  isBroken = false;
  expect(await commit(3)).toBe(3);
});
