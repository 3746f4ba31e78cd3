import type { RecordRef } from '../records/session-record.ts';

/** A stretch of wall time, in epoch ms. */
export interface Span {
  readonly fromAt: number;
  readonly untilAt: number;
}

export type LaneKind = 'server' | 'socket' | 'events' | 'requests' | 'store' | 'page';

/** How an item is drawn: over a stretch of time, at an instant (`out`: sent by the page), or hollow for what never came. */
export type LaneShape = 'bar' | 'mark' | 'out' | 'missed';

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
}

export interface Lane {
  readonly kind: LaneKind;
  readonly rows: number;
  /** In the order of time. */
  readonly items: readonly LaneItem[];
}
