let made = 0;

/** Something that follows from the names of an object's fields: a shape works it out once for all objects that have them. */
export interface Derivation<Value> {
  /** Its place in what a shape remembers: asked for with every entity, it must cost no look-up. */
  readonly number: number;
  readonly from: (names: readonly string[]) => Value;
}

export const createDerivation = <Value>(from: (names: readonly string[]) => Value): Derivation<Value> => ({
  number: made++,
  from,
});
