import type { DriftRecord, SessionId } from '@driftscope/records';

/** A record with what it takes to place it among those of other sessions. */
export interface SessionRecord {
  readonly session: SessionId;
  /** Wall time of the session's `t = 0`, in ms since the epoch. */
  readonly originMs: number;
  readonly record: DriftRecord;
}

/** Names one record. Evidence and the facts of a witness can be used as one. */
export interface RecordRef {
  readonly session: SessionId;
  readonly seq: number;
}

/** One text for one record, for use as a key. */
export const recordKey = ({ session, seq }: RecordRef): string => `${session}/${seq}`;

/** The same for a record that is at hand. */
export const entryKey = ({ session, record }: SessionRecord): string => recordKey({ session, seq: record.seq });

/** The record of this name. Absent: it is not among them, or none is named. */
export const findRecord = (records: readonly SessionRecord[], ref: RecordRef | undefined): SessionRecord | undefined =>
  ref && records.find(({ session, record }) => record.seq === ref.seq && session === ref.session);
