import type { SessionId } from '@driftscope/records';

/** A gap of a socket that carries state, healthy or not, and how soon the page had made up for it. */
export interface GapOutcome {
  /** The same for the same records: a later outcome of the same id replaces the former. */
  readonly id: string;
  readonly session: SessionId;
  readonly app: string;
  readonly release?: string;
  /** Epoch ms when the link was last known to live. */
  readonly at: number;
  readonly gapMs: number;
  readonly reason: 'kicked' | 'network';
  /** Socket.IO sent what was missed. */
  readonly recovered: boolean;
  /**
   * From the return of the socket until something brought the page up to date; 0 where that came with the connection,
   * or before. Absent: nothing did, as far as is known until a minute later.
   */
  readonly resyncMs?: number;
}
