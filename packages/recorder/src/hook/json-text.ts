const { stringify } = JSON;
const { getOwnPropertyDescriptor, setPrototypeOf } = Reflect;

/**
 * Writes objects of our own making as JSON. A page that gave all objects a `toJSON` is neither called nor able to change them.
 * In such a page the objects lose their prototypes.
 */
export function jsonText(own: object): string {
  if (pageDefinesToJson()) shield(own);
  return stringify(own);
}

function pageDefinesToJson(): boolean {
  return [Object.prototype, Array.prototype].some((owner) => getOwnPropertyDescriptor(owner, 'toJSON') !== undefined);
}

/** Cuts objects off from the page's prototypes. */
function shield(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) shield(getOwnPropertyDescriptor(value, key)?.value);
  setPrototypeOf(value, null);
}
