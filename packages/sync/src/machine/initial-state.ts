import { defaultOptions, type MachineOptions } from './options.ts';
import { ready } from './retry.ts';
import type { SyncState } from './state.ts';

/** A client that nobody has signed in to. @param wallMs - the wall clock now. */
export function initialState(options: Partial<MachineOptions>, wallMs: number): SyncState {
  return {
    options: { ...defaultOptions, ...options },
    clock: { nowMs: wallMs, shiftMs: 0, serverOffsetMs: null },
    lastRequest: 0,
    visible: true,
    ...nobody,
  };
}

/** What a sign-out leaves: everything that belongs to a user, empty. */
export const nobody: Omit<SyncState, 'options' | 'clock' | 'lastRequest' | 'visible'> = {
  owner: { kind: 'none' },
  role: { kind: 'alone' },
  connection: { kind: 'off' },
  epoch: null,
  replicas: new Map(),
  outbox: [],
  reading: ready,
  pushing: ready,
  polling: { dueMs: Number.POSITIVE_INFINITY, gapMs: 0, askedAtMs: null },
  echoDueMs: Number.POSITIVE_INFINITY,
  freshAtMs: null,
  storing: true,
};
