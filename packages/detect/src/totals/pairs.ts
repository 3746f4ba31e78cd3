import { perSession } from '../engine/per-session.ts';
import { RecentMap } from '../engine/recent-map.ts';
import type { Session } from '../engine/session.ts';
import type { FoundList, FoundTotal } from './find-totals.ts';
import type { Placed } from './held-totals.ts';

/** A total, and what a list makes of its items: what is known of how the two go together. */
export interface Pair {
  /** Different numbers in which they agreed. */
  readonly agreed: Set<number>;
  /** Epoch ms. */
  agreedAt: number;
  /** The number in which they agreed last, */
  last: number;
  /** and the one that was told to be wrong since. */
  told?: number;
  /** Epoch ms since when the total has been wrong. */
  wrongSince?: number;
}

/** Where a pair stands. */
export interface Paired {
  readonly total: Placed<FoundTotal>;
  readonly list: Placed<FoundList>;
}

/** Different numbers in which they agreed, one after the other: less is chance. Where they are not of one object, more. */
const LEAST_AGREED = 2;
const LEAST_AGREED_APART = 3;

/**
 * Remembers pairs for each page, the last ones.
 *
 * @returns a function that gives the pair of a total and a list, by what the list makes of its items.
 */
export function createPairs(most: number): (session: Session, paired: Paired, how: string) => Pair {
  const pairsOf = perSession(() => new RecentMap<string, Pair>(most));
  return (session, { total, list }, how) => {
    const pairs = pairsOf(session);
    const key = [total.store.number, total.path, list.store.number, list.path, how].join('\n');
    const known = pairs.get(key);
    if (known !== undefined) return known;
    const pair: Pair = { agreed: new Set(), agreedAt: 0, last: -1 };
    pairs.set(key, pair);
    return pair;
  };
}

/** They agreed in so many numbers that one is taken for the other. */
export const isProven = ({ agreed }: Pair, { total, list }: Paired): boolean =>
  agreed.size >= (list.owner === total.owner ? LEAST_AGREED : LEAST_AGREED_APART);

/** So many in a list are not as many as a number says by chance. */
const LEAST_EVIDENT = 3;

/**
 * They agreed once, and the number calls itself that of what is beside it, as `totalCount` or `orderCount` does in `{ orders: [], orderCount }`.
 * An app that never counts has it agree after each read alone.
 */
export const isEvident = ({ agreed, last }: Pair, { total, list }: Paired): boolean =>
  agreed.size > 0 && last >= LEAST_EVIDENT && list.owner === total.owner && saysItCounts(total);

const saysItCounts = ({ path, thing }: FoundTotal): boolean => thing !== '' || /(^|\.)total_?count$/i.test(path);

/** One more number in which they agreed: one that proves something. */
export function addAgreed({ agreed }: Pair, value: number): void {
  if (agreed.size < LEAST_AGREED_APART) agreed.add(value);
}

/** They agree now: what was wrong before is over. */
export function settle(pair: Pair, value: number, nowAt: number): void {
  pair.agreedAt = nowAt;
  pair.last = value;
  delete pair.told;
  delete pair.wrongSince;
}
