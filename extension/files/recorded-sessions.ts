import type { DriftRecord, RecordedSession } from '@driftscope/records';
import type { PanelState } from '../panel/panel-state.ts';

/** What the panel has, by session, each in the order of `seq`. */
export function recordedSessions({
  sessions,
  frames,
  records,
}: Pick<PanelState, 'sessions' | 'frames' | 'records'>): readonly RecordedSession[] {
  const bySession = new Map<string, DriftRecord[]>();
  for (const { session, record } of records) {
    const own = bySession.get(session) ?? [];
    if (own.push(record) === 1) bySession.set(session, own);
  }
  return [...sessions, ...frames].map(({ header, knownToT }) => {
    const own = bySession.get(header.id) ?? [];
    return { header, knownToT, records: own.sort((a, b) => a.seq - b.seq) };
  });
}
