const { getOwnPropertyDescriptor, getPrototypeOf } = Reflect;

/** The object among `from` and its prototypes that has the property itself. Browsers differ in where globals are. */
export function ownerOf(from: object, key: string): object | undefined {
  for (let owner: object | null = from; owner !== null; owner = getPrototypeOf(owner)) {
    if (getOwnPropertyDescriptor(owner, key)) return owner;
  }
  return undefined;
}
