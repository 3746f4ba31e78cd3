import { countsOf, type Series } from './counts-of.ts';
import type { Bar } from './fill-buckets.ts';

/** What is left free of a bar's place, on each side. */
const MARGIN = 0.1;

/**
 * The bars of each series as one path, in a plane where bars stand side by side, each 1 wide, and upwards is negative.
 * `most`: the highest bar.
 */
export function stackBars(
  bars: readonly Bar[],
  series: readonly Series[],
): { readonly paths: readonly string[]; readonly most: number } {
  const paths = new Map(series.map(({ name }) => [name, '']));
  let most = 0;
  bars.forEach((bar, place) => {
    let below = 0;
    for (const { name, count } of countsOf(bar, series)) {
      const part = `M${place + MARGIN} ${-below}h${1 - 2 * MARGIN}v${-count}h${2 * MARGIN - 1}z`;
      paths.set(name, `${paths.get(name)}${part}`);
      below += count;
    }
    most = Math.max(most, below);
  });
  return { paths: [...paths.values()], most };
}
