import { create } from 'zustand';

export interface BadgeState {
  /** Messages that others have written to the user. `null` until it is known. */
  readonly received: number | null;
}

/** What the tab's title tells of. */
export const useBadge = create<BadgeState>()(() => ({ received: null }));
