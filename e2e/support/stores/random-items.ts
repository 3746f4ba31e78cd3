export interface Item {
  readonly id: string;
  readonly text: string;
  readonly tags: readonly string[];
  readonly done?: boolean;
  /** Whatever a state may hold. */
  readonly more?: unknown;
}

/** `random(n)` is a whole number below `n`. */
export type Random = (below: number) => number;

/** One random, immutable change of a list: items more, less, changed, moved, or all of it new. */
export function changeItems(items: readonly Item[], random: Random): Item[] {
  const at = random(items.length + 1);
  const changed = (change: (item: Item) => Item) => items.map((item, index) => (index === at ? change(item) : item));
  switch (random(8)) {
    case 0:
      return [...items, makeItem(random)];
    case 1:
      return [makeItem(random), ...items];
    case 2:
      return items.toSpliced(at, random(3));
    case 3:
      return changed((item) => ({ ...item, text: `text ${random(99)}`, done: true }));
    case 4:
      return changed((item) => ({ ...item, more: anything(random) }));
    case 5:
      return changed(({ done: _, ...item }) => item);
    case 6:
      return random(2) === 0 ? items.toReversed() : items.toSorted((a, b) => a.id.localeCompare(b.id));
    default:
      return items.map((item) => (random(2) === 0 ? item : { ...item, tags: [...item.tags, `tag ${random(9)}`] }));
  }
}

function makeItem(random: Random): Item {
  const id = `i_${random(1_000_000)}`;
  const tags = Array.from({ length: random(3) }, (_, n) => `tag ${n}`);
  return { id, text: `text ${random(99)}`, tags, more: anything(random) };
}

function anything(random: Random): unknown {
  const n = random(1000);
  const made = [
    undefined,
    null,
    n,
    Number.NaN,
    BigInt(n),
    new Date(n),
    new Set([n, `${n}`]),
    new Map([
      [n, { at: new Date(n) }],
      [n + 1, { at: new Date(0) }],
    ]),
    { list: [n, undefined, [n]], none: undefined, deep: { deeper: { n, text: `text ${n}` } } },
    [],
    {},
  ];
  return made[random(made.length)];
}
