const firstMs = 500;
const longestMs = 10_000;

/** Delay before the n-th try (from 1), spread so that many clients do not come back in one instant. */
export function backoffMs(attempt: number, random: () => number = Math.random): number {
  const ceilingMs = Math.min(longestMs, firstMs * 2 ** (attempt - 1));
  return ceilingMs * (0.5 + random() / 2);
}
