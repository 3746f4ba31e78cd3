import { createDetector, type Incident } from '@driftscope/detect';
import {
  type Batch,
  createIdentityMatch,
  gatherSessions,
  parseRedactionKey,
  type RecordedSession,
} from '@driftscope/records';

export interface Verdict {
  readonly incident: Incident;
  /** From where the incident begins to where it is told for the first time, in ms of the recording. */
  readonly afterMs: number;
}

export interface JudgeOptions {
  /** Key that users were hashed under, in hex. */
  readonly identityKey: string;
  /** Kinds to look for. Default: all. */
  readonly kinds?: ReadonlySet<string>;
}

/** How often a live detector is asked. Verdicts are late by half of it, on the average. */
const STEP_MS = 100;

/**
 * Judges a recording as if it came live, and says of each incident when it was told. The last word on each is given.
 *
 * A session is forgotten as soon as it is over: what others are to know of it must not hang on it.
 */
export function judgeLive(batches: readonly Batch[], { identityKey, kinds }: JudgeOptions): readonly Verdict[] {
  const key = parseRedactionKey(identityKey);
  if (key === undefined) throw new Error('The identity key of a case is no key.');
  const sessions = gatherSessions(batches);
  const detector = createDetector({
    sessions: sessions.map(({ header }) => header),
    isIdOf: createIdentityMatch([key]),
    ...(kinds !== undefined && { kinds }),
  });
  const verdicts = new Map<string, Verdict>();
  const take = (found: readonly Incident[], at: number) => {
    for (const incident of found) {
      const afterMs = verdicts.get(incident.id)?.afterMs ?? at - incident.at;
      verdicts.set(incident.id, { incident, afterMs });
    }
  };

  const startAt = Math.min(...sessions.map(({ header }) => header.originMs));
  const endAt = Math.max(...sessions.map(({ header, knownToT }) => header.originMs + knownToT));
  const pushed = new Map(sessions.map((session) => [session, 0]));
  for (let at = startAt; at < endAt + STEP_MS; at += STEP_MS) {
    for (const [session, count] of pushed) {
      const { header, records, knownToT } = session;
      let next = count;
      for (
        let record = records[next];
        record !== undefined && header.originMs + record.t <= at;
        record = records[++next]
      ) {
        detector.push(record, header.id);
      }
      pushed.set(session, next);
      detector.complete(header.id, Math.min(at - header.originMs, knownToT));
    }
    take(detector.advance(at), at);
    for (const session of endedBy(pushed, at)) {
      detector.forget(session.header.id);
      pushed.delete(session);
    }
  }
  for (const [{ header, records }, count] of pushed) {
    for (const record of records.slice(count)) detector.push(record, header.id);
  }
  take(detector.end(), endAt);
  return [...verdicts.values()];
}

/** Those that are over by epoch ms `at`, of whom all was pushed. */
const endedBy = (pushed: ReadonlyMap<RecordedSession, number>, at: number): readonly RecordedSession[] =>
  [...pushed]
    .filter(([{ header, records, knownToT }, count]) => header.originMs + knownToT <= at && count === records.length)
    .map(([session]) => session);
