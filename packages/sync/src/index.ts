export type { SyncEffect } from './machine/effect.ts';
export type { SyncEvent } from './machine/event.ts';
export { initialState } from './machine/initial-state.ts';
export { nextWakeMs } from './machine/next-wake.ts';
export { defaultOptions, type MachineOptions } from './machine/options.ts';
export type { SyncState } from './machine/state.ts';
export { type SyncStatus, statusOf } from './machine/status.ts';
export { type Moment, type Step, type Stepped, step } from './machine/step.ts';
export { failedWrites, type VisibleEntity, visibleEntities, visibleEntity } from './machine/view.ts';
