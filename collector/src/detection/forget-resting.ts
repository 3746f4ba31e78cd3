import type { Detector } from '@driftscope/detect';
import type { SessionId } from '@driftscope/records';
import type { LiveSession } from './live-session.ts';

/**
 * A page that was left is forgotten so much later. No verdict waits for it beyond its end, and what it sent in its last
 * moments has come by then, or is late in any case: the time it is of is judged.
 */
const LEFT_MS = 10_000;
/** One that is silent for so long, though it was not left, may be forgotten: who is asked to come again does so sooner. */
const IDLE_MS = 60_000;

/**
 * Records of pages that are silent, though none was left, all together. Their users may be back after lunch, so they are
 * remembered as long as there is room. A chat's page takes some 330 bytes for each.
 */
const MOST_IDLE_RECORDS = 500_000;
/** What a page takes in any case, as so many records: what it held when it was loaded. */
const LEAST_RECORDS = 2_000;

/** How far detection is. */
interface JudgedTo {
  /** Epoch ms up to which all was judged. */
  readonly judgedAt: number;
  /** Epoch ms by the clock of who receives. */
  readonly nowMs: number;
}

/**
 * Forgets the sessions that were left some seconds ago, and where too many are silent those that have been so for longest.
 * Never one that is not judged to its end. Whoever comes back after that is new to the detector.
 */
export function forgetResting(
  {
    detector,
    sessions,
  }: { readonly detector: Pick<Detector, 'forget'>; readonly sessions: Map<SessionId, LiveSession> },
  { judgedAt, nowMs }: JudgedTo,
): void {
  const resting = [...sessions.values()].filter(
    ({ heardMs, knownToAt, ended }) => nowMs - heardMs >= (ended ? LEFT_MS : IDLE_MS) && knownToAt <= judgedAt,
  );
  const left = resting.filter(({ ended }) => ended);
  for (const { header } of [...left, ...beyondRoom(resting.filter(({ ended }) => !ended))]) {
    detector.forget(header.id);
    sessions.delete(header.id);
  }
}

function beyondRoom(idle: readonly LiveSession[]): readonly LiveSession[] {
  let records = 0;
  return idle
    .toSorted((a, b) => b.heardMs - a.heardMs)
    .filter((session) => {
      records += sizeOf(session);
      return records > MOST_IDLE_RECORDS;
    });
}

/** What a server sent is remembered for its pages, whether it is itself or not. */
const sizeOf = ({ header, records }: LiveSession): number =>
  LEAST_RECORDS + (header.server === undefined ? records : 0);
