export type { SyncEffect } from './machine/effect.ts';
export type { SyncEvent } from './machine/event.ts';
export { initialState } from './machine/initial-state.ts';
export { defaultOptions, type MachineOptions } from './machine/options.ts';
export type { SyncState } from './machine/state.ts';
export type { Moment, Step, Stepped } from './machine/step.ts';
