import Type, { type Static } from 'typebox';

/** Name of the port from a page's bridge to the background. */
export const bridgePortName = 'bridge';

const batchNumber = Type.Integer({ minimum: 1 });

/** All that a bridge says to the background, over its port. */
export const BridgeMessageSchema = Type.Union([
  /** One batch as the recorder wrote it. It may come again until it was settled. */
  Type.Object({ kind: Type.Literal('batch'), batch: batchNumber, json: Type.String() }),
  /** So many more batches were given up, because nobody took them in time. */
  Type.Object({ kind: Type.Literal('shed'), batches: Type.Integer({ minimum: 1 }) }),
]);

/** All that the background says to a bridge, over its port. */
export const BridgeCommandSchema = Type.Union([
  Type.Object({ kind: Type.Literal('record'), on: Type.Boolean() }),
  /** Everyone who must have the batch has it, or will never take it: the bridge may forget it. */
  Type.Object({ kind: Type.Literal('settled'), batch: batchNumber }),
  /** The background had no room for all; it has now. */
  Type.Object({ kind: Type.Literal('resend') }),
]);

/** Said to a whole tab, because a bridge that has nothing to send holds no port after a rest of the background. */
export const BridgeWakeSchema = Type.Object({ kind: Type.Literal('wake') });

export type BridgeMessage = Static<typeof BridgeMessageSchema>;
export type BridgeCommand = Static<typeof BridgeCommandSchema>;
export type BridgeWake = Static<typeof BridgeWakeSchema>;
