const { stringify } = JSON;
const { getOwnPropertyDescriptor, ownKeys, setPrototypeOf } = Reflect;
const prototypes = { object: Object.prototype, array: Array.prototype };

/**
 * Writes objects of our own making as JSON. A page that gave all objects a `toJSON` is neither called nor able to change them.
 * In such a page the objects lose their prototypes.
 */
export function jsonText(own: object): string {
  if (pageDefinesToJson()) shield(own);
  return stringify(own);
}

function pageDefinesToJson(): boolean {
  const { object, array } = prototypes;
  return (getOwnPropertyDescriptor(object, 'toJSON') ?? getOwnPropertyDescriptor(array, 'toJSON')) !== undefined;
}

/** Cuts objects off from the page's prototypes. */
function shield(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  const keys = ownKeys(value);
  for (let at = 0; at < keys.length; at += 1) shield(getOwnPropertyDescriptor(value, keys[at] ?? '')?.value);
  setPrototypeOf(value, null);
}
