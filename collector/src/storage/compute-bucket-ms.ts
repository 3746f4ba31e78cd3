const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** What people count time in. */
const stepsMs = [1_000, 10_000, MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS, HOUR_MS, 6 * HOUR_MS, DAY_MS, 7 * DAY_MS];

/** Length of the buckets of a period: the shortest step of which it has at most a hundred, else whole days. */
export function computeBucketMs(periodMs: number): number {
  const shortestMs = periodMs / 100;
  return stepsMs.find((stepMs) => stepMs >= shortestMs) ?? Math.ceil(shortestMs / DAY_MS) * DAY_MS;
}
