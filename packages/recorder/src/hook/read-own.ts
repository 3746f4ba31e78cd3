const { getOwnPropertyDescriptor } = Reflect;

/**
 * Reads an own data property of a foreign object.
 * `undefined` for accessors too: a getter is the page's code, and reading it could change the page.
 */
export function readOwn(owner: object, key: PropertyKey): unknown {
  return getOwnPropertyDescriptor(owner, key)?.value;
}

/** Follows own data properties. `undefined` as soon as one is missing. */
export function readPath(from: unknown, ...path: readonly string[]): unknown {
  let value = from;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = readOwn(value, key);
  }
  return value;
}

/** The same for all of its fields. None of what is no object. */
export const ownValues = (owner: unknown): unknown[] =>
  typeof owner === 'object' && owner !== null ? Reflect.ownKeys(owner).map((key) => readOwn(owner, key)) : [];
