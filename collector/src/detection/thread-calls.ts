import type { GapOutcome, Incident, IncidentSummary, ThresholdSettings } from '@driftscope/detect';
import type { Fault, SessionId } from '@driftscope/records';
import type { Withdrawal } from '../storage/incident-store.ts';
import type { ReadChunks, RecentSession, StoredChunk } from '../storage/session-store.ts';

/** What the thread of detection is started with. */
export interface WorkerStart {
  /** In hex: the key for the hashes of users. */
  readonly identityKey: string;
  readonly thresholds: ThresholdSettings;
  /** Epoch ms by the clock of who starts it. */
  readonly nowMs: number;
}

/** What the main thread asks of detection's. */
export interface WorkerCalls {
  /** The body is the JSON text of a batch that was stored, of a session whose own clock is behind by `clockOffsetMs`. */
  take(body: Uint8Array, receivedMs: number, clockOffsetMs: number): void;
  /** The session's sender was asked to come again at this time (epoch ms). */
  hold(session: SessionId, atMs: number): void;
  /** What was stored is there no more. */
  startOver(): void;
}

/** What detection's thread asks of the main one, which has the store. */
export interface MainCalls {
  recent(windowMs: number, untilMs: number): Promise<readonly RecentSession[]>;
  /** Begins to go through stored chunks; what was begun before is given up. */
  openReplay(sessions: readonly SessionId[], fromAt: number, read?: ReadChunks): void;
  /** The next chunks of what was begun. None: that was all. */
  nextChunks(): Promise<readonly StoredChunk[]>;
  file(found: readonly Incident[]): Promise<readonly IncidentSummary[]>;
  withdraw(withdrawal: Withdrawal): Promise<readonly IncidentSummary[]>;
  onChange(changed: readonly IncidentSummary[]): void;
  onGap(outcome: GapOutcome): void;
  /** So many bytes of bodies were judged, or will be read from the store. */
  onJudged(sizeBytes: number): void;
  /** Detection starts over: what was stored since then (epoch ms) waits. Absent: it has. */
  onStartOver(sinceMs: number | undefined): void;
  /** So many bytes of bodies were read from the store meanwhile. */
  onRead(sizeBytes: number): void;
  report(fault: Fault, cause: unknown): void;
}
