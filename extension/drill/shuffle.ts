import { seededRandom } from '@driftscope/records';

/** Puts a list into an order that follows from the seed alone. */
export function shuffle<T>(list: readonly T[], seed: number): readonly T[] {
  const next = seededRandom(seed);
  return list
    .map((item) => ({ item, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
