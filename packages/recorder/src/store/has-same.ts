export type Entries = Readonly<Record<string, unknown>>;

/** Whether two tables have the same values under the same keys. */
export function hasSame(one: Entries, other: Entries): boolean {
  const keys = Object.keys(other);
  return keys.length === Object.keys(one).length && keys.every((key) => one[key] === other[key]);
}
