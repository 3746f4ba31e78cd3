export interface Item {
  readonly id: string;
  readonly text: string;
  readonly tags: readonly string[];
  readonly done?: boolean;
}

type Random = (below: number) => number;

/** One random, immutable change of a list: an item more, less, changed, moved, or all of it new. */
export function changeItems(items: readonly Item[], random: Random): Item[] {
  const at = random(items.length + 1);
  switch (random(6)) {
    case 0:
      return [...items, makeItem(random)];
    case 1:
      return [makeItem(random), ...items];
    case 2:
      return items.toSpliced(at, random(3));
    case 3:
      return items.map((item, index) => (index === at ? { ...item, text: `text ${random(99)}`, done: true } : item));
    case 4:
      return items.toReversed();
    default:
      return items.map((item) => (random(2) === 0 ? item : { ...item, tags: [...item.tags, `tag ${random(9)}`] }));
  }
}

function makeItem(random: Random): Item {
  const id = `i_${random(1_000_000)}`;
  return { id, text: `text ${random(99)}`, tags: Array.from({ length: random(3) }, (_, n) => `tag ${n}`) };
}
