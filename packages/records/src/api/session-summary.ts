import Type, { type Static } from 'typebox';
import { SessionIdSchema } from '../ids.ts';
import { SessionHeaderSchema } from '../session.ts';

/** Where a session came from that neither its page nor its server sent. */
export const ImportedSchema = Type.Object({
  /** Epoch ms, by the collector's clock. */
  at: Type.Number(),
  /** Name of the file. Absent: it was not said. */
  file: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
});

/** Somebody who was logged in on a page. */
export const SessionUserSchema = Type.Object({
  /** As identity records have it. */
  who: Type.String(),
  /** What a person would call them. Absent: it is not known, or switched off. */
  label: Type.Optional(Type.String()),
});

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
  /** Who was logged in, each once, in the order in which that came in; the first twenty. */
  users: Type.Array(SessionUserSchema),
  /** Incidents of it, but for those that were withdrawn. */
  incidents: Type.Integer({ minimum: 0 }),
  /** All of it came from files. Absent: its page or server has sent it, or some of it. */
  imported: Type.Optional(ImportedSchema),
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

/** `DELETE /api/v1/sessions/:id`. */
export const RemovedSessionSchema = Type.Object({
  removed: SessionIdSchema,
  /** Incidents of it that were withdrawn. */
  withdrawn: Type.Integer({ minimum: 0 }),
});

export type Imported = Static<typeof ImportedSchema>;
export type RemovedSession = Static<typeof RemovedSessionSchema>;
export type SessionUser = Static<typeof SessionUserSchema>;
export type SessionSummary = Static<typeof SessionSummarySchema>;
export type SessionDetail = Static<typeof SessionDetailSchema>;
export type SessionPage = Static<typeof SessionPageSchema>;
