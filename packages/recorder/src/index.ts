export type { FaultEngine } from './faults/create-fault-engine.ts';
export { installFaults } from './faults/install-faults.ts';
export { whenDocumentBegins } from './hook/when-document-begins.ts';
export { installRecorder, type Recorder, type RecorderOptions } from './install-recorder.ts';
export type { RecorderCost } from './log/cost.ts';
