import type { Batch, SessionId } from '@driftscope/records';
import type { PanelSession } from './panel-state.ts';
import { createShownPage } from './shown-page.ts';

type KnownSession = Omit<PanelSession, 'missing'>;

/**
 * What the panel knows of the page loads of its tab and their frames, in the order in which they were heard of. A page load that comes back from
 * the back/forward cache is heard of anew: the last is the one that is shown.
 */
export interface KnownSessions {
  /** Tells whom it gave up for a new one, if it did. */
  take(batch: Batch): SessionId | undefined;
  /** @param missingOf how many records of a session never arrived */
  list(isFrame: boolean, missingOf: (session: string) => number): readonly PanelSession[];
}

/**
 * Page loads that are known at once, and frames: more than anybody chooses from, where a page that takes in an advertisement
 * every minute has a thousand frames in a day.
 */
const MAX_SESSIONS = 200;

/** Of page loads the first goes first, of frames the one that was silent longest: an old frame may be the busiest. */
export function createKnownSessions(): KnownSessions {
  const pages = new Map<SessionId, KnownSession>();
  const frames = new Map<SessionId, KnownSession>();
  const shown = createShownPage();
  return {
    take: (batch) => {
      const { id, frame } = batch.session;
      const sessions = frame === undefined ? pages : frames;
      const known = sessions.get(id);
      const before = shown.session;
      shown.take(batch);
      if (shown.session !== before) pages.delete(id);
      sessions.set(id, sessionAfter(known, batch));
      if (sessions.size <= MAX_SESSIONS) return undefined;
      const others = [...sessions.values()].filter(({ header }) => header.id !== id);
      const gone = frame === undefined ? others[0] : others.reduce((a, b) => (heardAt(b) < heardAt(a) ? b : a));
      if (gone !== undefined) sessions.delete(gone.header.id);
      return gone?.header.id;
    },
    list: (isFrame, missingOf) =>
      [...(isFrame ? frames : pages).values()].map((session) => ({
        ...session,
        missing: missingOf(session.header.id),
      })),
  };
}

const heardAt = ({ header, knownToT }: KnownSession): number => header.originMs + knownToT;

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
