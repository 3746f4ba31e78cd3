import Type, { type Static } from 'typebox';

/** All that a bridge says to the background, over its port. */
export const BridgeMessageSchema = Type.Union([
  /** One batch as the recorder wrote it. It may come again until it was settled. */
  Type.Object({ kind: Type.Literal('batch'), batch: Type.Integer({ minimum: 1 }), json: Type.String() }),
  /** So many more batches were given up, because nobody took them in time. */
  Type.Object({ kind: Type.Literal('shed'), batches: Type.Integer({ minimum: 1 }) }),
]);

export type BridgeMessage = Static<typeof BridgeMessageSchema>;
