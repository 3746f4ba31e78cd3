import type { Batch, SessionId } from '@driftscope/records';

/** A batch that was committed. */
export interface CommittedBatch {
  readonly batch: Batch;
  /** Its JSON text in UTF-8. */
  readonly body: Uint8Array;
  /** Epoch ms. */
  readonly receivedMs: number;
  /** By how much the session's own clock is behind, ms. */
  readonly clockOffsetMs: number;
}

/** What finds incidents in the batches that were stored, wherever it runs. */
export interface Detection {
  /** Takes a batch that was stored, and its body for good. Returns at once. */
  take(committed: CommittedBatch): void;
  /** The session's sender was asked to come again at this time (epoch ms): until it does, it is not to be taken for gone. */
  hold(session: SessionId, atMs: number): void;
  /** What was stored is there no more: soon it judges anew what is, and knows nothing else. */
  startOver(): void;
  /** Length of the bodies that wait in memory to be judged. */
  readonly backlogBytes: number;
  /** How long what comes now is likely to wait, ms, by the speed of late. */
  readonly waitMs: number;
  /** Epoch ms when the one of them that waits longest was received. Absent: none waits. */
  readonly waitingSinceMs: number | undefined;
  /** Resolves when nothing of it runs any more. */
  stop(): Promise<void>;
}
