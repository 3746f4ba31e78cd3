import Type, { type Static } from 'typebox';

const positive = Type.Number({ minimum: 0 });

/** What recording takes of a page, as the recorder says. */
export const CostSchema = Type.Object({
  forMs: positive,
  busyMs: positive,
  records: positive,
  dropped: positive,
  cut: positive,
});

/** All that a bridge says to the background, over its port. */
export const BridgeMessageSchema = Type.Union([
  /** The text of the next batch begins with this, or goes on with it. */
  Type.Object({ kind: Type.Literal('part'), text: Type.String() }),
  /** One batch as the recorder wrote it, from where its parts end. It may come again until it was settled. */
  Type.Object({
    kind: Type.Literal('batch'),
    batch: Type.Integer({ minimum: 1 }),
    json: Type.String(),
    /** Told with some batch about every second: a message of its own would cost the page as much as the batch. */
    cost: Type.Optional(CostSchema),
  }),
  /** So many more batches were given up, because nobody took them in time. */
  Type.Object({ kind: Type.Literal('shed'), batches: Type.Integer({ minimum: 1 }) }),
]);

export type PageCost = Static<typeof CostSchema>;

export type BridgeMessage = Static<typeof BridgeMessageSchema>;
