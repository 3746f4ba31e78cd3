import type { DriftRecord, IdentityMatch, SessionHeader, SessionId } from '@driftscope/records';
import type { PageAccount } from './account/page-account.ts';
import type { GapOutcome } from './gap-outcome.ts';
import type { Incident } from './incident.ts';
import type { ThresholdSettings } from './threshold.ts';

export interface DetectorOptions {
  /** Sessions known from the start; more may be opened later. */
  readonly sessions?: readonly SessionHeader[];
  /** Whether an id that an app wrote is the user whom records name by a hash. Default: only where it was not hashed. */
  readonly isIdOf?: IdentityMatch;
  /** Kinds of incidents to look for. Default: all. */
  readonly kinds?: ReadonlySet<string>;
  /** What a team wants otherwise, as `parseThresholds` gives it. Default: all as we have it. */
  readonly thresholds?: ThresholdSettings;
  /** Hears, while it judges, of each gap of a socket and how soon the page caught up, also where nothing is wrong. */
  readonly onGap?: (outcome: GapOutcome) => void;
  /** Whether `account` will be asked. Default: no, for what came after each gap is remembered for it. */
  readonly keepsAccount?: boolean;
}

/**
 * `taken`: kept until `advance` passes it. `duplicate`: this `seq` was there already.
 * `late`: it belongs before what was judged already; the verdicts need a new detector over all records.
 * `unknown-session`: `open` the session first, or again where it was forgotten.
 */
export type PushResult = 'taken' | 'duplicate' | 'late' | 'unknown-session';

/**
 * Finds incidents in the records of one or more sessions. Time is the records' own; the wall clock is never asked.
 * Same records, in whatever order they were pushed between two `advance` calls: same incidents.
 */
export interface Detector {
  /** Makes a session known. A second call with the same id updates its header. */
  open(session: SessionHeader): void;
  /**
   * Gives up all that is remembered of a session, and what of it waits to be judged: its page was left, and what it did is judged.
   * Until it is opened again, it is unknown; and then what came before counts as a loss.
   *
   * Told incidents stand. Others still know what their pages shared with this one: events that it received, which user was
   * given what, and all that servers said. A verdict that speaks of it and was not due yet is not given any more.
   */
  forget(session: SessionId): void;
  /** `session` may be left out while only one is open. */
  push(record: DriftRecord, session?: SessionId): PushResult;
  /** All records of the session up to `t` (ms from its origin) have been pushed, also if there were none. */
  complete(session: SessionId, t: number): void;
  /**
   * Judges everything up to `atMs` (epoch ms), and gives what was found or changed since the last call.
   * What would be judged after the last instant a session is complete to, is not judged for it.
   */
  advance(atMs: number): readonly Incident[];
  /** Judges all that is left, for each session as far as it is complete, and gives what was found since the last call. */
  end(): readonly Incident[];
  /** How a page stands, as far as it is judged. Absent: the session is not known, or no account is kept. */
  account(session: SessionId): PageAccount | undefined;
}
