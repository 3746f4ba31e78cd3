import Type, { type Static } from 'typebox';
import { JsonSchema } from '../json-schema.ts';
import { recordSchema, seqSchema } from './record-schema.ts';

/** Number of a store in its session, from 1, in the order of discovery. */
const store = Type.Integer({ minimum: 1 });
/** No longer than states are deep. */
const path = Type.Array(Type.Union([Type.String(), Type.Integer({ minimum: 0 })]), { maxItems: 500 });

/** One step from a state to the next. Steps are applied in order, by `applyPatch`. */
export const PatchOpSchema = Type.Union([
  Type.Object({ op: Type.Literal('set'), path, value: JsonSchema }),
  Type.Object({ op: Type.Literal('delete'), path }),
  Type.Object({
    op: Type.Literal('splice'),
    path,
    at: Type.Integer({ minimum: 0 }),
    remove: Type.Integer({ minimum: 0 }),
    insert: Type.Array(JsonSchema),
  }),
]);

export type PatchOp = Static<typeof PatchOpSchema>;
export type PatchPath = Static<typeof path>;

const StoreFound = recordSchema('store.found', {
  store,
  /** `zustand`, `redux`, … */
  library: Type.String(),
  /** What a person calls it: the app's own name, else made of its state's keys. */
  name: Type.String(),
  /** How it was found, for the reader who wonders. */
  via: Type.String(),
});

/** The whole state, encoded by `encodeState`. Patches build on the last one. */
const StoreSnapshot = recordSchema('store.snapshot', {
  store,
  state: JsonSchema,
  /** The state was larger than the cap: `state` is `null`, and commits up to the next snapshot say nothing. */
  cut: Type.Optional(Type.Literal('size')),
});

const StoreCommit = recordSchema('store.commit', {
  store,
  patch: Type.Array(PatchOpSchema),
  /** `seq` of the record that was being handled when the store changed. Absent when none is known. */
  cause: Type.Optional(seqSchema),
  /** `sync`: in the same task. `async`: followed through a promise chain. `likely`: by entity and time. */
  causeHow: Type.Optional(Type.Union([Type.Literal('sync'), Type.Literal('async'), Type.Literal('likely')])),
});

/**
 * We put stores back to what they held at record `to`, because we were asked to: until a record without `to` says that they
 * hold again what they held, what the page does is not its own doing, and nothing is told of these stores.
 */
const StoreTravel = recordSchema('store.travel', {
  to: Type.Optional(seqSchema),
  /** The stores that are held there. None: all are back. */
  stores: Type.Array(store, { maxItems: 1_000 }),
  /** The page itself wrote to a store that was held, and that is lost. */
  isChanged: Type.Optional(Type.Literal(true)),
});

export const storeSchemas = [StoreFound, StoreSnapshot, StoreCommit, StoreTravel] as const;
