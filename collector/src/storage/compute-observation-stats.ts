import type { ObservationStats } from '@driftscope/detect';
import type { Exposure, GapFigures } from './observation-store.ts';
import { percentile } from './percentile.ts';

/** From where on a gap is counted in a bar of its own: from a lost frame to a laptop that was closed. */
const edgesMs = [0, 1_000, 3_000, 10_000, 30_000, 60_000, 300_000, 900_000, 3_600_000];

/** Puts what was seen into the numbers that charts show. */
export function computeObservationStats(gaps: readonly GapFigures[], exposure: readonly Exposure[]): ObservationStats {
  const lengthsMs = gaps.flatMap(({ gapMs }) => gapMs).sort((a, b) => a - b);
  const resyncsMs = gaps.flatMap(({ resyncMs }) => resyncMs).sort((a, b) => a - b);
  return {
    gaps: { count: lengthsMs.length, ...percentilesOf(lengthsMs), lengths: barsOf(lengthsMs) },
    resyncs: { count: resyncsMs.length, ...percentilesOf(resyncsMs), never: lengthsMs.length - resyncsMs.length },
    exposure: [...exposure],
  };
}

function percentilesOf(sortedMs: readonly number[]) {
  const [p50Ms, p95Ms] = [percentile(sortedMs, 0.5), percentile(sortedMs, 0.95)];
  return { ...(p50Ms !== undefined && { p50Ms }), ...(p95Ms !== undefined && { p95Ms }) };
}

function barsOf(lengthsMs: readonly number[]): ObservationStats['gaps']['lengths'] {
  return edgesMs.map((fromMs, index) => {
    const toMs = edgesMs[index + 1] ?? Number.POSITIVE_INFINITY;
    return { fromMs, count: lengthsMs.filter((lengthMs) => lengthMs >= fromMs && lengthMs < toMs).length };
  });
}
