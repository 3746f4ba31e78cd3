import { SessionIdSchema } from '@driftscope/records';
import Type, { type Static } from 'typebox';

/** What brought to a page what it had missed. */
export const HealingSchema = Type.Object({
  /** `store`: a store has it, and nothing on the wire told of it. */
  how: Type.Union([Type.Literal('event'), Type.Literal('read'), Type.Literal('store')]),
  /** Event name, request line, or name of the store. */
  by: Type.String(),
  /** Epoch ms, and the record that says so. */
  at: Type.Number(),
  seq: Type.Integer({ minimum: 1 }),
});

/** One event that a page missed in a gap, and what became of it. */
export const LedgerEntrySchema = Type.Object({
  event: Type.String(),
  id: Type.String(),
  /** Epoch ms when it was sent, or when another page received it. */
  at: Type.Number(),
  /** `deleted`: its entity is gone, and nobody misses it. */
  outcome: Type.Union([Type.Literal('healed'), Type.Literal('deleted'), Type.Literal('unresolved')]),
  /** Present when healed. */
  healing: Type.Optional(HealingSchema),
});

/** The account of one gap: what was sent meanwhile, and how the page came by it. */
export const GapLedgerSchema = Type.Object({
  gap: Type.String(),
  session: SessionIdSchema,
  channel: Type.String(),
  reason: Type.Union([Type.Literal('kicked'), Type.Literal('network')]),
  /** Epoch ms when the link was last known to live, and when the page learned that it was gone. */
  fromAt: Type.Number(),
  noticedAt: Type.Number(),
  /** Absent while the gap lasts. `recovered`: Socket.IO sent what was missed. */
  back: Type.Optional(Type.Object({ at: Type.Number(), seq: Type.Integer({ minimum: 1 }), recovered: Type.Boolean() })),
  /** In the order in which they were sent. */
  entries: Type.Array(LedgerEntrySchema),
  /** Events that tell of no entity: how many did not arrive, by name. */
  others: Type.Record(Type.String(), Type.Integer({ minimum: 1 })),
  /** How many entries are `unresolved`. */
  unresolved: Type.Integer({ minimum: 0 }),
});

export type Healing = Static<typeof HealingSchema>;
export type LedgerEntry = Static<typeof LedgerEntrySchema>;
export type GapLedger = Static<typeof GapLedgerSchema>;
