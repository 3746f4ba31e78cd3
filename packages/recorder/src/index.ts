export type { FaultEngine } from './faults/create-fault-engine.ts';
export { installFaults } from './faults/install-faults.ts';
export { whenDocumentBegins } from './hook/when-document-begins.ts';
export { installRecorder } from './install-recorder.ts';
export type { RecorderCost } from './log/cost.ts';
export type { Recorder, RecorderOptions } from './recorder.ts';
export type { StoreTravel, TravelStore } from './travel/create-store-travel.ts';
export { installTravel } from './travel/install-travel.ts';
