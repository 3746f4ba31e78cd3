/** The least of the numbers that this share of them does not exceed (nearest rank). Absent: there are none. */
export function percentile(sorted: readonly number[], share: number): number | undefined {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}
