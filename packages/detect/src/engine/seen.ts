import type { DriftRecord, RecordKind, RecordOf } from '@driftscope/records';
import type { Session } from './session.ts';

/** A record in its place: whose it is, and when it was by that session's clock. */
export interface Seen<R extends DriftRecord = DriftRecord> {
  readonly session: Session;
  readonly record: R;
  /** Epoch ms; never goes back within a session. */
  readonly at: number;
}

/** What the records themselves tell: one kind of fact for each kind of record. */
export type RecordFacts = { readonly [Kind in RecordKind]: Seen<RecordOf<Kind>> };
