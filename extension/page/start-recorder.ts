import { installRecorder } from '@driftscope/recorder';
import { FAULTS_EVENT } from '../channel/handshake.ts';
import { openRecorderEnd, type RecorderScope } from '../channel/open-recorder-end.ts';
import { version } from '../package.json' with { type: 'json' };

/** The cost is told along with a batch, at most so often, so that it needs no timer in the page. */
const COST_EVERY_MS = 1_000;

/** Starts the recorder in a page, which waits and buffers until the bridge says whether the page is recorded. */
export function startRecorder(scope: RecorderScope & Window & typeof globalThis): void {
  const channel = openRecorderEnd(scope);
  const now = scope.performance.now.bind(scope.performance);
  let toldMs = now();
  const recorder = installRecorder({
    scope,
    send: (batch, json) => {
      if (now() - toldMs >= COST_EVERY_MS) {
        toldMs = now();
        channel.sendCost(recorder.readCost());
      }
      channel.send(batch, json);
    },
    recorderVersion: version,
    onActive: channel.sendActive,
    onReopened: channel.sendReopened,
    faultsEvent: FAULTS_EVENT,
  });
  channel.onCommand((command) => {
    if (command === 'arm') recorder.arm();
    else recorder.setRecording(command === 'record on');
  });
}
