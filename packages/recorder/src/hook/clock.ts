const { round } = Math;

/**
 * The page's clock as it is now, in ms since its origin and whole microseconds. It is no finer than five of those, while the
 * noise behind them is a dozen digits in every record.
 */
export function createClock({ performance }: Window & typeof globalThis): () => number {
  const now = performance.now.bind(performance);
  return () => round(now() * 1_000) / 1_000;
}
