import { setImmediate } from 'node:timers/promises';
import type { Detector, Incident } from '@driftscope/detect';
import type { SessionId } from '@driftscope/records';
import { unpackBody } from '../storage/packed-body.ts';
import type { RecentSession, StoredChunk } from '../storage/session-store.ts';
import { computeFrontier } from './compute-frontier.ts';
import type { DetectionStore } from './detection-store.ts';
import { forgetResting } from './forget-resting.ts';
import { hearRecords, type LiveSession } from './live-session.ts';

/** Epoch ms when a session's sender was last asked to come again. Minus infinity: never. */
export type HeldMs = (session: RecentSession) => number;

export interface RebuildOptions {
  readonly windowMs: number;
  readonly createDetector: () => Detector;
  readonly heldBy: (recent: readonly RecentSession[]) => HeldMs;
  /** Hears how much was read from the store, in bytes of bodies, every now and then. */
  readonly onRead: (sizeBytes: number) => void;
}

export interface Rebuild {
  readonly detector: Detector;
  /** What is known of those that are not forgotten, as of the last look. */
  readonly sessions: Map<SessionId, LiveSession>;
  /** All that were read, those that were left and are forgotten among them. */
  readonly met: ReadonlySet<SessionId>;
  /**
   * Goes over what is stored, but for what it has read before.
   *
   * @param nowMs epoch ms. Nothing is judged beyond what all who are waited for have reached by then, so that it is not late
   *   for other sessions where the clock of one is ahead.
   * @returns what the records say, and whether some of them came too late to be judged in their turn.
   */
  look(nowMs: number): Promise<Looked>;
}

interface Looked {
  /** By id. */
  readonly found: ReadonlyMap<string, Incident>;
  readonly isLate: boolean;
}

/** Records after which judging, and whoever waits for the thread, gets a turn. */
const TURN_AFTER_RECORDS = 2_000;

/** A server's records from a little before the first page, and what was stored by another thread: clocks differ. */
const CLOCK_SLACK_MS = 60_000;

/**
 * Builds a detector over what is stored of the sessions heard of lately, in the order of time.
 *
 * Pages are read from their first record. A server lives for weeks: of its records only those are read that can speak
 * of these pages.
 */
export function createRebuild(store: DetectionStore, options: RebuildOptions): Rebuild {
  const { windowMs, createDetector, heldBy, onRead } = options;
  const detector = createDetector();
  const sessions = new Map<SessionId, LiveSession>();
  const met = new Set<SessionId>();
  let lastId = 0;

  /** @returns whether one of them was moved in time meanwhile: what was taken of it so far is of another time. */
  const meet = (recent: readonly RecentSession[]): boolean => {
    const heldMs = heldBy(recent);
    let isMoved = false;
    for (const session of recent) {
      const { header, lastAt: knownToAt, heardMs } = session;
      const known = sessions.get(header.id);
      if (known === undefined && met.has(header.id)) continue;
      isMoved ||= known !== undefined && known.header.originMs !== header.originMs;
      met.add(header.id);
      sessions.set(header.id, { header, knownToAt, heardMs, heldMs: heldMs(session), ...hearRecords(known, []) });
      detector.open(header);
    }
    return isMoved;
  };

  /** @returns how much there was, and whether one of its records was late. */
  const push = ({ id, session, packed }: StoredChunk): { count: number; sizeBytes: number; isLate: boolean } => {
    lastId = Math.max(lastId, id);
    const { records, sizeBytes } = unpackBody(packed);
    const live = sessions.get(session);
    // What comes of a session that was forgotten meanwhile is late, too.
    let isLate = live === undefined;
    for (const record of records) if (detector.push(record, session) === 'late') isLate = true;
    if (live !== undefined) sessions.set(session, { ...live, ...hearRecords(live, records) });
    return { count: records.length, sizeBytes, isLate };
  };

  /** Pushes them, and has what is complete judged every now and then, up to there. */
  const pushAll = async (chunks: AsyncIterable<StoredChunk>, judge: (at: number) => void): Promise<boolean> => {
    let pushed = 0;
    let readBytes = 0;
    let isAnyLate = false;
    for await (const chunk of chunks) {
      if (pushed >= TURN_AFTER_RECORDS) {
        judge(chunk.startAt - 1);
        onRead(readBytes);
        pushed = 0;
        readBytes = 0;
        await setImmediate();
      }
      const { count, sizeBytes, isLate } = push(chunk);
      pushed += count;
      readBytes += sizeBytes;
      isAnyLate ||= isLate;
    }
    onRead(readBytes);
    return isAnyLate;
  };

  return {
    detector,
    sessions,
    met,
    look: async (nowMs) => {
      const read = { sessions: [...met], lastId };
      const recent = await store.sessions.recent(windowMs, nowMs + CLOCK_SLACK_MS);
      const isMoved = meet(recent);
      const untilAt = computeFrontier(sessions.values(), nowMs);
      const found = new Map<string, Incident>();
      /** All up to `at` was pushed: sessions are known to there, or to where they end. */
      const complete = (at: number) => {
        for (const { header, lastAt } of recent) detector.complete(header.id, Math.min(at, lastAt) - header.originMs);
      };
      const judge = (at: number) => {
        complete(at);
        const judgedAt = Math.min(at, untilAt);
        for (const incident of detector.advance(judgedAt)) found.set(incident.id, incident);
        forgetResting({ detector, sessions }, { judgedAt, nowMs });
      };
      const ids = recent.map(({ header }) => header.id);
      const chunks = store.sessions.replay(ids, firstPageAt(recent) - CLOCK_SLACK_MS, read);
      const isLate = await pushAll(chunks, judge);
      complete(Number.POSITIVE_INFINITY);
      return { found, isLate: isLate || isMoved };
    },
  };
}

function firstPageAt(sessions: readonly RecentSession[]): number {
  const pages = sessions.filter(({ header }) => header.server === undefined);
  return pages.reduce((firstAt, { header }) => Math.min(firstAt, header.originMs), Number.MAX_SAFE_INTEGER);
}
