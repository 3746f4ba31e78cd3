import type { SyncEffect } from './effect.ts';
import type { SyncEvent } from './event.ts';
import type { SyncState } from './state.ts';

/** What the world gives to a step. */
export interface Moment {
  /** The wall clock. */
  readonly wallMs: number;
  /** From 0 up to 1, another one each time. */
  readonly random: number;
}

export interface Stepped {
  readonly state: SyncState;
  /** To be performed in this order. */
  readonly effects: readonly SyncEffect[];
}

/** The whole client: what it knows and what happened give what it knows then and what it does. Pure. */
export type Step = (state: SyncState, event: SyncEvent, moment: Moment) => Stepped;
