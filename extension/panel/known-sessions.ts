import type { Batch } from '@driftscope/records';
import type { PanelSession } from './panel-state.ts';

type KnownSession = Omit<PanelSession, 'missing'>;

/** What the panel knows of the page loads of its tab and their frames, in the order in which they were heard of. */
export interface KnownSessions {
  take(batch: Batch): void;
  /** @param missingOf how many records of a session never arrived */
  list(isFrame: boolean, missingOf: (session: string) => number): readonly PanelSession[];
}

export function createKnownSessions(): KnownSessions {
  const sessions = new Map<string, KnownSession>();
  return {
    take: (batch) => void sessions.set(batch.session.id, sessionAfter(sessions.get(batch.session.id), batch)),
    list: (isFrame, missingOf) =>
      [...sessions.values()]
        .filter(({ header }) => (header.frame !== undefined) === isFrame)
        .map((session) => ({ ...session, missing: missingOf(session.header.id) })),
  };
}

/** What is known of a session, with one batch more. */
function sessionAfter(known: KnownSession | undefined, { session: header, records, until = 0 }: Batch): KnownSession {
  const on = records.find((record) => record.kind === 'recorder.on');
  return {
    header,
    fromStart: known?.fromStart ?? on?.fromStart ?? false,
    sinceMs: known?.sinceMs ?? header.originMs + (records[0]?.t ?? until),
    knownToT: Math.max(known?.knownToT ?? 0, until, records.at(-1)?.t ?? 0),
  };
}
