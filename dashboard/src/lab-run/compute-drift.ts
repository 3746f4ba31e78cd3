import type { LabRow } from '@driftscope/records';

/** How far a client's copy is from what the server has, in rows. */
export interface Drift {
  readonly missing: number;
  readonly wrong: number;
  /** It has them, and the server does not, or not for this user; or it has them twice. */
  readonly extra: number;
  /** It has them where others should stand: so many would have to move. */
  readonly misplaced: number;
  /** Of those that are missing or wrong, it has had so many as they still are: it went back, which news on its way does not explain. */
  readonly undone: number;
}

export const noDrift: Drift = { missing: 0, wrong: 0, extra: 0, misplaced: 0, undone: 0 };

export interface DriftQuery {
  readonly truth: readonly LabRow[];
  readonly held: readonly LabRow[];
  /** Whether the order of the rows counts. */
  readonly isOrdered: boolean;
  /** What each row said when the client last had it right. */
  readonly had: ReadonlyMap<string, string>;
}

export function computeDrift({ truth, held, isOrdered, had }: DriftQuery): Drift {
  const says = new Map(held.map((row) => [row.id, row.says]));
  const places = new Map(truth.map(({ id }, place) => [id, place]));
  const both = truth.filter(({ id }) => says.has(id));
  return {
    missing: truth.length - both.length,
    wrong: both.filter((row) => says.get(row.id) !== row.says).length,
    extra: held.length - both.length,
    misplaced: isOrdered ? countMisplaced([...says.keys()].flatMap((id) => places.get(id) ?? [])) : 0,
    undone: truth.filter((row) => had.get(row.id) === row.says && says.get(row.id) !== row.says).length,
  };
}

export const sizeOf = ({ missing, wrong, extra, misplaced }: Drift): number => missing + wrong + extra + misplaced;

/** All that do not belong to the longest run that goes up. `ends[n]`: the lowest place at which one of n + 1 can end. */
function countMisplaced(places: readonly number[]): number {
  const ends: number[] = [];
  for (const place of places) {
    const better = ends.findIndex((end) => end >= place);
    if (better < 0) ends.push(place);
    else ends[better] = place;
  }
  return places.length - ends.length;
}
