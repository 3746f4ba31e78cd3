/** Where a moment of a run is on its time axis, as a style. What is later than the end is at the end. */
export const placeAt = (tMs: number, durationMs: number): { readonly left: string } => ({
  left: `${Math.min(100, (tMs / durationMs) * 100)}%`,
});
