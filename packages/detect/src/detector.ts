import type { DriftRecord, IdentityMatch, SessionHeader, SessionId } from '@driftscope/records';
import type { GapOutcome } from './account/gap-outcome.ts';
import type { PageAccount } from './account/page-account.ts';
import type { Incident } from './incident.ts';
import type { ThresholdSettings } from './threshold.ts';

export interface DetectorOptions {
  /** Sessions known from the start; more may be opened later. */
  readonly sessions?: readonly SessionHeader[];
  /** Tells whether an id in the app's own data is the user whom records name by a hash. Default: only ids that were not hashed match. */
  readonly isIdOf?: IdentityMatch;
  /** Kinds of incidents to look for. Default: all. */
  readonly kinds?: ReadonlySet<string>;
  /** Thresholds that a team changed, as `parseThresholds` returns them. Default: none. */
  readonly thresholds?: ThresholdSettings;
  /** Called while it judges, for each gap of a socket, with how soon the page caught up; also when nothing is wrong. */
  readonly onGap?: (outcome: GapOutcome) => void;
  /** Whether `account` will be called. Default: no, because it takes remembering what came after each gap. */
  readonly keepsAccount?: boolean;
}

/**
 * `taken`: kept until `advance` passes it. `duplicate`: this `seq` is known already.
 * `late`: it belongs to a time that is already judged; only a new detector over all records can judge it.
 * `unknown-session`: `open` the session first, or again if it was forgotten.
 */
export type PushResult = 'taken' | 'duplicate' | 'late' | 'unknown-session';

/**
 * Finds incidents in the records of one or more sessions. Time is taken from the records; the wall clock is never read.
 * The same records give the same incidents, in whatever order they were pushed between two calls of `advance`.
 */
export interface Detector {
  /** Makes a session known. A second call with the same id updates its header. */
  open(session: SessionHeader): void;
  /**
   * Drops everything that is remembered of a session, records that still wait included. Call it once the page was left and
   * everything it did is judged. The session is unknown until it is opened again; whatever came before then counts as lost.
   *
   * Incidents that were returned stand. Other sessions keep what they share with this one: events that it received, which user
   * was given what, and all that servers said. A pending verdict that involves it is dropped.
   */
  forget(session: SessionId): void;
  /** `session` may be left out while only one is open. */
  push(record: DriftRecord, session?: SessionId): PushResult;
  /** States that all records of the session up to `t` (ms from its origin) have been pushed, even if there were none. */
  complete(session: SessionId, t: number): void;
  /**
   * Judges everything up to `atMs` (epoch ms), and returns the incidents that are new or changed since the last call.
   * No session is judged beyond the time up to which it is complete.
   */
  advance(atMs: number): readonly Incident[];
  /** Judges the rest, each session as far as it is complete, and returns the incidents found since the last call. */
  end(): readonly Incident[];
  /** The state of a page, as far as it is judged. Absent: the session is not known, or no account is kept. */
  account(session: SessionId): PageAccount | undefined;
}
