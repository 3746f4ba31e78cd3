import type { Bar } from './fill-buckets.ts';

/** What is stacked in all bars. */
export interface Series {
  readonly name: string;
  readonly color: string;
}

/** What a bar counts, in the order in which it is stacked, without what it has none of. */
export const countsOf = (
  { counts }: Bar,
  series: readonly Series[],
): readonly (Series & { readonly count: number })[] =>
  series.flatMap((one) => {
    const count = counts[one.name] ?? 0;
    return count > 0 ? [{ ...one, count }] : [];
  });
