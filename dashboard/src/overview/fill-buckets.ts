import type { Stats } from '@driftscope/detect';

/** A bar of the chart: how many of each name, beside when it begins (epoch ms). */
export interface Bar {
  readonly at: number;
  readonly counts: Readonly<Record<string, number>>;
}

/** What the rarer kinds are together. */
const OTHERS = 'others';

/** Bars from the first bucket of the period to its last, empty ones too; all but the most frequent kinds are one. */
export function fillBuckets(
  { buckets, bucketMs, kinds }: Pick<Stats, 'buckets' | 'bucketMs' | 'kinds'>,
  period: { readonly from: number; readonly to: number },
  mostKinds: number,
): { readonly names: readonly string[]; readonly bars: readonly Bar[] } {
  const named = kinds.slice(0, mostKinds).map(({ kind }) => kind);
  const byTime = new Map(buckets.map((bucket) => [bucket.at, bucket]));
  const bars: Bar[] = [];
  for (let at = Math.floor(period.from / bucketMs) * bucketMs; at <= period.to; at += bucketMs) {
    const counts: Record<string, number> = {};
    for (const { kind, count } of byTime.get(at)?.kinds ?? []) {
      const name = named.includes(kind) ? kind : OTHERS;
      counts[name] = (counts[name] ?? 0) + count;
    }
    bars.push({ at, counts });
  }
  return { names: kinds.length > named.length ? [...named, OTHERS] : named, bars };
}
