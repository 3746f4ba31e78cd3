/** Items by their key, both in the order in which they come. */
export function groupBy<Key, Item>(items: Iterable<Item>, keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  let lastKey: Key | undefined;
  let lastGroup: Item[] | undefined;
  for (const item of items) {
    const key = keyOf(item);
    // What is alike mostly comes together.
    const group = lastGroup !== undefined && key === lastKey ? lastGroup : (groups.get(key) ?? []);
    if (group.length === 0) groups.set(key, group);
    group.push(item);
    lastKey = key;
    lastGroup = group;
  }
  return groups;
}
