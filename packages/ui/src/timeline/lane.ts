import type { RecordRef } from '../records/session-record.ts';

/** A stretch of wall time, in epoch ms. */
export interface Span {
  readonly fromAt: number;
  readonly untilAt: number;
}

export type LaneKind = 'fault' | 'server' | 'spans' | 'socket' | 'events' | 'requests' | 'store' | 'identity' | 'page';

/**
 * How an item is drawn: over a stretch of time, at an instant (`out`: sent by the page), hollow for what never came, or
 * as one for many that would stand on each other.
 */
export type LaneShape = 'bar' | 'mark' | 'out' | 'missed' | 'many';

/** `good` and `bad` for how it ended, `open` while it has not, `plain` where there is nothing to judge. */
export type LaneTone = 'plain' | 'good' | 'bad' | 'open';

export interface LaneItem extends Span {
  /** Unique among all items. */
  readonly key: string;
  readonly shape: LaneShape;
  readonly tone: LaneTone;
  /** What it says, in one line. */
  readonly label: string;
  /** Line inside the lane, from 0, so that stretches which overlap stand below each other. */
  readonly row: number;
  /** The record that tells of it. Absent: no record of this client does. */
  readonly ref?: RecordRef;
  /** The part it plays in the incident. Absent: none. */
  readonly role?: string;
  /** How many it stands for. Absent: itself. */
  readonly count?: number;
}

export interface Lane {
  readonly kind: LaneKind;
  readonly rows: number;
  /** In the order of time. */
  readonly items: readonly LaneItem[];
}

/** One client or server on the time line: its lanes, and when it had no connection. */
export interface Track {
  /** Unique among all tracks. */
  readonly key: string;
  /** Who it is. Shown where there is more than one. */
  readonly title: string;
  /** Those that have something to show, from the top. */
  readonly lanes: readonly Lane[];
  /** While it had lost its last socket, and had none. */
  readonly gaps: readonly Span[];
}
