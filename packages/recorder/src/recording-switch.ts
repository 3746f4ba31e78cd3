import type { RecordLog } from './log/record-log.ts';
import type { Sender } from './log/start-sender.ts';

export interface RecordingSwitchOptions {
  readonly log: RecordLog;
  readonly sender: Pick<Sender, 'flush' | 'setSending'>;
  /** Recording begins in the middle of the page's life: say what is there. */
  readonly onBegin: () => void;
  /** Recording ended: let go of what is the page's. */
  readonly onEnd: () => void;
}

/** `waiting` (records are kept, nothing is sent) until the first call, then `on` or `off`. */
export function createRecordingSwitch({ log, sender, onBegin, onEnd }: RecordingSwitchOptions): {
  set(on: boolean): void;
} {
  let state: 'waiting' | 'on' | 'off' = 'waiting';

  const begin = () => {
    if (state === 'off') {
      log.setOpen(true);
      log.add({ kind: 'recorder.on', fromStart: false });
      onBegin();
    }
    sender.setSending(true);
  };

  const end = () => {
    if (state === 'on') {
      log.add({ kind: 'recorder.off' });
      sender.flush();
    }
    sender.setSending(false);
    log.setOpen(false);
    log.discard();
    onEnd();
  };

  return {
    set: (on) => {
      if (state === (on ? 'on' : 'off')) return;
      if (on) begin();
      else end();
      state = on ? 'on' : 'off';
    },
  };
}
