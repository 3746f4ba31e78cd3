import Type, { type Static } from 'typebox';

const seq = Type.Integer({ minimum: 0 });

/** Where the stores of a page are to be taken. */
export const TravelCommandSchema = Type.Union([
  /** States are held from now on, so that the stores can be put back to them. */
  Type.Object({ kind: Type.Literal('begin-travel') }),
  /** To what they held at a record. */
  Type.Object({ kind: Type.Literal('travel'), to: seq }),
  /** To what they hold. */
  Type.Object({ kind: Type.Literal('return') }),
  /** The same, and no state is held any more. */
  Type.Object({ kind: Type.Literal('end-travel') }),
]);

/** What a page answers to a command, and how its stores stand then. */
export const TravelStateSchema = Type.Object({
  /** Those that were there when it was asked last. */
  stores: Type.Array(
    Type.Object({
      store: Type.Integer({ minimum: 1 }),
      /** The first record whose state is held. */
      from: seq,
      /** Why it cannot be put back. Absent: it can. */
      refusal: Type.Optional(Type.String({ maxLength: 500 })),
    }),
    { maxItems: 10_000 },
  ),
  /** The record whose states are held up. Absent: the stores hold what they hold. */
  at: Type.Optional(seq),
  /** Why the last command was not done, or not whole. Absent: it was. */
  refusal: Type.Optional(Type.String({ maxLength: 1_000 })),
});

export type TravelCommand = Static<typeof TravelCommandSchema>;
export type TravelState = Static<typeof TravelStateSchema>;
