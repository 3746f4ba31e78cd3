import Type, { type Static } from 'typebox';
import { sessionTimeSchema } from './kinds/record-schema.ts';
import type { DriftRecord } from './record.ts';
import type { SessionHeader } from './session.ts';
import { SessionHeaderSchema } from './session.ts';

/** Version of what travels between recorder, extension, probe and collector. 1: the first. */
export const PROTOCOL_VERSION = 1;

/**
 * A batch: what one session recorded in a short while.
 *
 * A record of a kind that this version does not know is kept as it is, so that an older reader loses nothing.
 */
export interface Batch {
  readonly v: typeof PROTOCOL_VERSION;
  readonly session: SessionHeader;
  /** 1, 2, 3… in its session. The same number again is the same batch again. */
  readonly batch: number;
  /** In the order of `seq`. Empty in a batch that only says `until`. */
  readonly records: readonly DriftRecord[];
  /** All records of the session with `t <= until` are in this batch or an earlier one. Absent: up to its last record. */
  readonly until?: number;
}

/** The envelope of a {@link Batch}; its records are looked at one by one. */
export const BatchEnvelopeSchema = Type.Object({
  v: Type.Literal(PROTOCOL_VERSION),
  session: SessionHeaderSchema,
  batch: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
  records: Type.Array(Type.Unknown(), { maxItems: 10_000 }),
  until: Type.Optional(sessionTimeSchema),
});

export type BatchEnvelope = Static<typeof BatchEnvelopeSchema>;
