/** The items that a test takes, and the others. */
export function split<Item>(items: readonly Item[], test: (item: Item) => boolean): [Item[], Item[]] {
  const sides: [Item[], Item[]] = [[], []];
  for (const item of items) sides[test(item) ? 0 : 1].push(item);
  return sides;
}
