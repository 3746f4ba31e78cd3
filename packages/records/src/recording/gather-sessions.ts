import type { Batch } from '../batch.ts';
import type { SessionId } from '../ids.ts';
import type { DriftRecord } from '../record.ts';
import type { SessionHeader } from '../session.ts';

/** A session as a recording has it. */
export interface RecordedSession {
  /** The latest one that is there. */
  readonly header: SessionHeader;
  /** In the order in which they stand in the recording. */
  readonly records: readonly DriftRecord[];
  /** ms since the session's origin up to which it is known. */
  readonly knownToT: number;
}

/** Puts the batches of each session together, in the order in which the sessions begin. */
export function gatherSessions(batches: Iterable<Batch>): readonly RecordedSession[] {
  const sessions = new Map<SessionId, { header: SessionHeader; records: DriftRecord[]; knownToT: number }>();
  for (const { session, records, until = 0 } of batches) {
    const known = sessions.get(session.id);
    const gathered = known ?? { header: session, records: [], knownToT: 0 };
    if (known === undefined) sessions.set(session.id, gathered);
    gathered.header = session;
    for (const record of records) gathered.records.push(record);
    gathered.knownToT = Math.max(gathered.knownToT, until, records.at(-1)?.t ?? 0);
  }
  return [...sessions.values()].sort((a, b) => a.header.originMs - b.header.originMs);
}
