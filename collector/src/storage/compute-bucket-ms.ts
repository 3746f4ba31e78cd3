const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** What people count time in. */
const stepsMs = [1_000, 10_000, minuteMs, 5 * minuteMs, 15 * minuteMs, hourMs, 6 * hourMs, dayMs, 7 * dayMs];

/** Length of the buckets of a period: the shortest step of which it has at most a hundred, else whole days. */
export function computeBucketMs(periodMs: number): number {
  const shortestMs = periodMs / 100;
  return stepsMs.find((stepMs) => stepMs >= shortestMs) ?? Math.ceil(shortestMs / dayMs) * dayMs;
}
