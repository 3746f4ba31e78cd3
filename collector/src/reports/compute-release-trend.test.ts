import { expect, test } from 'vitest';
import { sessionId } from '../testing/make-batch.ts';
import { computeReleaseTrend, type TrendInput } from './compute-release-trend.ts';

/** Releases in the order in which they were first seen: hours that their pages were open, and incidents, each of its own session. */
function trendOf(releases: readonly (readonly [name: string, hours: number, incidents: number])[], limit = 12) {
  const exposure = releases.map(([release, hours], at) => ({
    app: 'chat',
    release,
    sessions: 100,
    hours,
    firstAt: at,
    lastAt: 1_000 + at,
  }));
  const incidents = releases.flatMap(([release, , count]) =>
    Array.from({ length: count }, (_, n) => ({ release, session: sessionId(`${release}-${n}`) })),
  );
  const input: TrendInput = { app: 'chat', exposure: exposure.toReversed(), incidents, limit, leftOut: 2 };
  return computeReleaseTrend(input);
}

test('each release is held against the one that was first seen before it', () => {
  const { releases, says } = trendOf([
    ['b', 100, 50],
    ['c', 100, 5],
    ['a', 100, 60],
  ]);
  expect(releases.map(({ release, verdict }) => [release, verdict])).toEqual([
    ['b', 'alone'],
    ['c', 'better'],
    ['a', 'worse'],
  ]);
  expect(releases[2]).toMatchObject({ subject: { count: 60, perHour: 0.6 }, base: { count: 5 }, driftedSessions: 60 });
  expect(says).toMatch(/^Release a is worse than release c: it drifts 12 times as often/);
});

test('the first that is told of is compared, too, where there is one before it', () => {
  const three = [
    ['1', 100, 50],
    ['2', 100, 5],
    ['3', 100, 5],
  ] as const;
  const { releases, older } = trendOf(three, 2);
  expect(older).toBe(1);
  expect(releases.map(({ release, verdict }) => [release, verdict])).toEqual([
    ['2', 'better'],
    ['3', 'too-early'],
  ]);
});

test('a release that was hardly used has a wide interval, and no verdict', () => {
  const { releases } = trendOf([
    ['1', 100, 20],
    ['2', 1, 1],
  ]);
  expect(releases[1]).toMatchObject({ verdict: 'too-early', subject: { perHour: 1 } });
  expect(releases[1]?.subject.low).toBeLessThan(0.03);
  expect(releases[1]?.subject.high).toBeGreaterThan(5);
});

test('of many comparisons each has to be more certain', () => {
  const steps = (count: number) =>
    Array.from({ length: count }, (_, n) => [`${n}`, 100, n === count - 1 ? 40 : 20] as const);
  expect(trendOf(steps(2)).releases.at(-1)?.verdict).toBe('worse');
  expect(trendOf(steps(12)).releases.at(-1)?.verdict).toBe('too-early');
});

test('one release has nothing to be compared with, and none is no trend', () => {
  expect(trendOf([['1', 10, 2]])).toMatchObject({
    says: 'Release 1 has 2 incidents in 10 session-hours.',
    releases: [{ verdict: 'alone' }],
  });
  const seen = { app: 'chat', sessions: 3, hours: 1, firstAt: 0, lastAt: 0 };
  const unnamed = computeReleaseTrend({ app: 'chat', exposure: [seen], incidents: [], limit: 12, leftOut: 0 });
  expect(unnamed).toEqual({ app: 'chat', releases: [], older: 0, unnamed: 3, leftOut: 0 });
});
