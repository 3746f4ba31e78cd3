import type { IncidentDetail } from '@driftscope/detect';
import { entryKey, type SessionRecord } from '@driftscope/ui';

/** The records that came with the incident: something to show at once, and what is left once a session is gone. */
export function evidenceRecords({ evidence }: IncidentDetail): readonly SessionRecord[] {
  return evidence.flatMap(({ session, at, record }) =>
    record === undefined ? [] : [{ session, originMs: at - record.t, record }],
  );
}

/** Both, each record once, those of `loaded` first. */
export function withEvidence(
  loaded: readonly SessionRecord[],
  evidence: readonly SessionRecord[],
): readonly SessionRecord[] {
  const known = new Set(loaded.map(entryKey));
  return [...loaded, ...evidence.filter((entry) => !known.has(entryKey(entry)))];
}
