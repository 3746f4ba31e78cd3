export { installRecorder, type Recorder, type RecorderOptions } from './install-recorder.ts';
export type { RecorderCost } from './log/cost.ts';
