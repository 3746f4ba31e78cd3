import type { After } from '../hook/timers.ts';

/** Puts an item off for a look at it: soon, or, in round 1, once more a while later. There is no further round. */
export type LookLater<Item> = (item: Item, round?: number) => void;

/** Bodies are read beside the page, and may be known a little later than the state made of them. */
const lookAfterMs = [100, 1000];

/** Gathers what is to be looked at, for `look` to see all of it at once. */
export function createLookLater<Item>(
  after: After,
  look: (items: readonly Item[], round: number) => void,
): LookLater<Item> {
  const rounds = lookAfterMs.map((ms) => ({ ms, waiting: new Set<Item>() }));
  return (item, number = 0) => {
    const round = rounds[number];
    if (!round) return;
    round.waiting.add(item);
    if (round.waiting.size > 1) return;
    after(round.ms, () => {
      const items = [...round.waiting];
      round.waiting.clear();
      look(items, number);
    });
  };
}
