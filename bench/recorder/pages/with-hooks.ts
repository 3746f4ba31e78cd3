import { installRecorder } from '@driftscope/recorder';

let chars = 0;
const recorder = installRecorder({
  scope: window,
  send: (_batch, text) => {
    chars += text.length;
  },
  recorderVersion: 'bench',
});
recorder?.setRecording(true);
Object.assign(globalThis, { sentChars: () => chars });
