import type { SyncState } from './state.ts';

/** Moves the machine's time to the wall clock's; where that was set back, from where it was. */
export function keepTime(state: SyncState, wallMs: number): SyncState {
  const { clock } = state;
  const nowMs = wallMs + clock.shiftMs;
  if (nowMs === clock.nowMs) return state;
  if (nowMs > clock.nowMs) return { ...state, clock: { ...clock, nowMs } };
  return { ...state, clock: { ...clock, shiftMs: clock.nowMs - wallMs } };
}

/** The server's time as far as it is known. */
export function serverNow({ clock }: SyncState): number {
  return clock.nowMs + (clock.serverOffsetMs ?? 0);
}
