import { installRecorder } from '@driftscope/recorder';
import { openRecorderEnd, type RecorderScope } from '../channel/open-recorder-end.ts';
import { version } from '../package.json' with { type: 'json' };

/** Starts the recorder in a page, which waits and buffers until the bridge says whether the page is recorded. */
export function startRecorder(scope: RecorderScope & Window & typeof globalThis): void {
  const channel = openRecorderEnd(scope);
  const recorder = installRecorder({ scope, send: channel.send, recorderVersion: version });
  channel.onCommand((command) => recorder.setRecording(command === 'record on'));
}
