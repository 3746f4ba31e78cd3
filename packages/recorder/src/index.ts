export { installRecorder, type Recorder, type RecorderOptions } from './install-recorder.ts';
