/** Numbers as ascending ranges, both ends included, that neither touch nor overlap: `[[1, 200], [205, 205]]`. */
export type SeqRanges = readonly (readonly [from: number, to: number])[];

/** Packs ascending numbers. */
export function packSeqs(seqs: Iterable<number>): SeqRanges {
  const packed: [number, number][] = [];
  for (const seq of seqs) {
    const last = packed.at(-1);
    if (last !== undefined && seq <= last[1] + 1) last[1] = Math.max(last[1], seq);
    else packed.push([seq, seq]);
  }
  return packed;
}

/** All numbers that are in one or the other. */
export function uniteSeqs(a: SeqRanges, b: SeqRanges): SeqRanges {
  const united: [number, number][] = [];
  for (const [from, to] of [...a, ...b].sort((x, y) => x[0] - y[0])) {
    const last = united.at(-1);
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else united.push([from, to]);
  }
  return united;
}

export function countSeqs(ranges: SeqRanges): number {
  return ranges.reduce((count, [from, to]) => count + to - from + 1, 0);
}

/** Whether the number is among them. */
export function hasSeq(ranges: SeqRanges, seq: number): boolean {
  return ranges.some(([from, to]) => seq >= from && seq <= to);
}

/** Highest number. 0: there is none. */
export function lastSeqOf(ranges: SeqRanges): number {
  return ranges.at(-1)?.[1] ?? 0;
}

/** What is missing from 1 up to the highest number. */
export function holesIn(ranges: SeqRanges): { from: number; to: number }[] {
  const holes: { from: number; to: number }[] = [];
  let next = 1;
  for (const [from, to] of ranges) {
    if (from > next) holes.push({ from: next, to: from - 1 });
    next = to + 1;
  }
  return holes;
}
