import { installRecorder } from '@driftscope/recorder';
import { FAULTS_EVENT } from '../channel/handshake.ts';
import { openRecorderEnd, type RecorderScope } from '../channel/open-recorder-end.ts';
import { version } from '../package.json' with { type: 'json' };

/** Starts the recorder in a page, which waits and buffers until the bridge says whether the page is recorded. */
export function startRecorder(scope: RecorderScope & Window & typeof globalThis): void {
  const channel = openRecorderEnd(scope);
  const recorder = installRecorder({
    scope,
    send: (batch, json) => {
      const cost = recorder?.readCost();
      if (cost) channel.sendCost(cost);
      channel.send(batch, json);
    },
    recorderVersion: version,
    onActive: channel.sendActive,
    onReopened: channel.sendReopened,
    faultsEvent: FAULTS_EVENT,
  });
  channel.onCommand((command) => {
    if (command === 'arm') recorder?.arm();
    else recorder?.setRecording(command === 'record on');
  });
}
