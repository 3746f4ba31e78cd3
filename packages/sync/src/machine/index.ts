export type { SyncEffect } from './effect.ts';
export type { SyncEvent } from './event.ts';
export { initialState } from './initial-state.ts';
export { nextWakeMs } from './next-wake.ts';
export { parseSavedCopy, type SavedCopy } from './saved-copy.ts';
export type { SyncState } from './state.ts';
export { type Moment, type Step, type Stepped, step } from './step.ts';
