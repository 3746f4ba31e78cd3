/** Records by the number of what they tell of. Over its limit it forgets the lowest number: the one that was there first. */
export interface Shelf<Item> {
  get(n: number): Item | undefined;
  put(n: number, item: Item): void;
  remove(n: number): void;
  each(take: (item: Item | undefined) => void): void;
}

/** Its list is walked by index, as in the log. */
export function createShelf<Item>(limit = Number.POSITIVE_INFINITY): Shelf<Item> {
  const items: (Item | undefined)[] = [];
  let size = 0;
  let lowest = 0;

  const remove = (n: number) => {
    if (items[n] === undefined) return;
    items[n] = undefined;
    size -= 1;
  };

  return {
    get: (n) => items[n],
    put: (n, item) => {
      if (items[n] === undefined) size += 1;
      items[n] = item;
      lowest = Math.min(lowest, n);
      for (; size > limit; lowest += 1) remove(lowest);
    },
    remove,
    each: (take) => {
      for (let at = 0; at < items.length; at += 1) take(items[at]);
    },
  };
}
