import type { SessionDetail } from '@driftscope/records';

/** Numbers of records in their order, each at its place from 0. */
export interface Places {
  readonly count: number;
  seqAt(place: number): number;
  /** Place of the first whose number is not lower; `count`: there is none. */
  placeOf(seq: number): number;
}

/** All records of a session: its numbers from 1, without those that never came. */
export function createPlaces({ lastSeq, holes }: Pick<SessionDetail, 'lastSeq' | 'holes'>): Places {
  /** How many are missing before the end of each hole. */
  const missing: number[] = [];
  let lost = 0;
  for (const { from, to } of holes) {
    lost += to - from + 1;
    missing.push(lost);
  }
  const count = Math.max(0, lastSeq - lost);
  /** How many holes begin no later than where the place would be. */
  const seqAt = (place: number): number => {
    const before = firstWhere(holes.length, (hole) => {
      const { from = 0 } = holes[hole] ?? {};
      return from - (missing[hole - 1] ?? 0) > place + 1;
    });
    return place + 1 + (missing[before - 1] ?? 0);
  };
  return { count, seqAt, placeOf: (seq) => firstWhere(count, (place) => seqAt(place) >= seq) };
}

/** Numbers that were found, in their order. */
export const placesOf = (seqs: readonly number[]): Places => ({
  count: seqs.length,
  seqAt: (place) => seqs[place] ?? 0,
  placeOf: (seq) => firstWhere(seqs.length, (place) => (seqs[place] ?? 0) >= seq),
});

/** The first of `count` from which on it is so; `count`: it is of none. */
function firstWhere(count: number, isSo: (index: number) => boolean): number {
  let [from, to] = [0, count];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (isSo(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}
