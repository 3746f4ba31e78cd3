/** Where a share that grows with x reaches `wanted`, between two ends that hold it. */
export function findQuantile(share: (x: number) => number, wanted: number, low: number, high: number): number {
  let [below, above] = [low, high];
  for (let step = 0; step < MOST_STEPS; step++) {
    const middle = (below + above) / 2;
    if (middle === below || middle === above) break;
    if (share(middle) < wanted) below = middle;
    else above = middle;
  }
  return (below + above) / 2;
}

/** Enough to halve any interval of doubles down to neighbours. */
const MOST_STEPS = 200;
