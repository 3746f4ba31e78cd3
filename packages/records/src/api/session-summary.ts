import Type, { type Static } from 'typebox';
import { SessionHeaderSchema } from '../session.ts';

/** A session as a collector lists it: its header, and how much is there. */
export const SessionSummarySchema = Type.Object({
  ...SessionHeaderSchema.properties,
  /** Records that are stored, each `seq` once. */
  records: Type.Integer({ minimum: 0 }),
  /** Highest `seq` that is stored. 0: none yet. */
  lastSeq: Type.Integer({ minimum: 0 }),
  /** Epoch ms, by the session's clock, up to which it is known. */
  lastAt: Type.Number(),
  /** Epoch ms, by the collector's clock, when it was last heard of. */
  heardAt: Type.Number(),
});

/** `GET /api/v1/sessions/:id`. */
export const SessionDetailSchema = Type.Object({
  ...SessionSummarySchema.properties,
  batches: Type.Integer({ minimum: 0 }),
  /** Numbers below `lastSeq` that never came, both ends included. Empty: nothing was lost. */
  holes: Type.Array(Type.Object({ from: Type.Integer(), to: Type.Integer() })),
});

/** `GET /api/v1/sessions`, newest first. */
export const SessionPageSchema = Type.Object({
  sessions: Type.Array(SessionSummarySchema),
  /** Goes into `?cursor=` to get what follows. Absent on the last page. */
  next: Type.Optional(Type.String()),
});

export type SessionSummary = Static<typeof SessionSummarySchema>;
export type SessionDetail = Static<typeof SessionDetailSchema>;
export type SessionPage = Static<typeof SessionPageSchema>;
