import { setImmediate } from 'node:timers/promises';
import type { Detector, Incident } from '@driftscope/detect';
import type { SessionId } from '@driftscope/records';
import { unpackBody } from '../storage/packed-body.ts';
import type { RecentSession } from '../storage/session-store.ts';
import type { DetectionStore } from './detection-store.ts';
import type { LiveSession } from './live-session.ts';

export interface Rebuilt {
  readonly detector: Detector;
  readonly sessions: Map<SessionId, LiveSession>;
  /** What the stored records say, by id. */
  readonly found: ReadonlyMap<string, Incident>;
}

/** Records after which judging, and whoever waits for the thread, gets a turn. */
const turnAfterRecords = 2_000;

/** A server's records from a little before the first page: clocks differ. */
const clockSlackMs = 60_000;

/**
 * Builds a detector over what is stored of the sessions heard of lately, in the order of time.
 *
 * Pages are read from their first record. A server lives for weeks: of its records only those are read that can speak
 * of these pages.
 *
 * @param untilAt epoch ms that judging does not go beyond, so that it is not late for other sessions where the clock of
 *   one is ahead.
 */
export async function rebuildDetector(
  store: DetectionStore,
  { windowMs, untilAt, createDetector }: { windowMs: number; untilAt: number; createDetector: () => Detector },
): Promise<Rebuilt> {
  const detector = createDetector();
  const recent = await store.sessions.recent(windowMs);
  const ended = new Set<SessionId>();
  const found = new Map<string, Incident>();
  for (const { header } of recent) detector.open(header);

  /** All up to `at` was pushed: sessions are known to there, or to where they end. */
  const judge = (at: number) => {
    for (const { header, lastAt } of recent) detector.complete(header.id, Math.min(at, lastAt) - header.originMs);
    for (const incident of detector.advance(Math.min(at, untilAt))) found.set(incident.id, incident);
  };

  let pushed = 0;
  const ids = recent.map(({ header }) => header.id);
  for await (const { session, startAt, packed } of store.sessions.replay(ids, firstPageAt(recent) - clockSlackMs)) {
    if (pushed >= turnAfterRecords) {
      judge(startAt - 1);
      pushed = 0;
      await setImmediate();
    }
    const records = unpackBody(packed);
    for (const record of records) {
      detector.push(record, session);
      if (record.kind === 'page.hide' && !record.kept) ended.add(session);
    }
    pushed += records.length;
  }
  for (const { header, lastAt } of recent) detector.complete(header.id, lastAt - header.originMs);
  return { detector, found, sessions: liveSessions(recent, ended) };
}

function firstPageAt(sessions: readonly RecentSession[]): number {
  const pages = sessions.filter(({ header }) => header.server === undefined);
  return pages.reduce((firstAt, { header }) => Math.min(firstAt, header.originMs), Number.MAX_SAFE_INTEGER);
}

function liveSessions(recent: readonly RecentSession[], ended: ReadonlySet<SessionId>): Map<SessionId, LiveSession> {
  return new Map(
    recent.map(({ header, lastAt, heardMs }) => [
      header.id,
      { header, knownToAt: lastAt, heardMs, heldMs: Number.NEGATIVE_INFINITY, ended: ended.has(header.id) },
    ]),
  );
}
