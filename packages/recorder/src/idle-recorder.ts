import type { Recorder } from './recorder.ts';

/** Another recorder is at work in this page. */
export const idleRecorder: Recorder = {
  setRecording: () => undefined,
  arm: () => undefined,
  flush: () => undefined,
  readCost: () => ({ forMs: 0, busyMs: 0, records: 0, dropped: 0, cut: 0 }),
  uninstall: () => undefined,
};
