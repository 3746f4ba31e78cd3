import type { RecordLog } from './log/record-log.ts';
import type { Sender } from './log/start-sender.ts';

export interface RecordingSwitchOptions {
  readonly log: RecordLog;
  readonly sender: Pick<Sender, 'flush' | 'setSending'>;
  /** Called once: the page is to be recorded, or its last minutes kept. */
  readonly onWanted: () => void;
  /** Recording begins in the middle of the page's life: say what is there. */
  readonly onBegin: () => void;
  /** Recording ended: let go of what is the page's. */
  readonly onEnd: () => void;
}

export interface RecordingSwitch {
  set(on: boolean): void;
  /** Records are made and the last of them kept, for `set(true)` to send; `set(false)` forgets them. */
  arm(): void;
}

/** `waiting` (records are kept, nothing is sent) until the first call, then what was asked for last. */
export function createRecordingSwitch({
  log,
  sender,
  onWanted,
  onBegin,
  onEnd,
}: RecordingSwitchOptions): RecordingSwitch {
  let state: 'waiting' | 'armed' | 'on' | 'off' = 'waiting';
  let isWanted = false;
  const want = () => {
    if (!isWanted) onWanted();
    isWanted = true;
  };

  const begin = () => {
    log.setOpen(true);
    log.add({ kind: 'recorder.on', fromStart: false });
    onBegin();
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
      if (on) want();
      else end();
      if (on && state === 'off') begin();
      log.endRing();
      if (on) sender.setSending(true);
      state = on ? 'on' : 'off';
    },
    arm: () => {
      if (state === 'armed') return;
      want();
      if (state === 'on') end();
      if (state !== 'waiting') begin();
      log.beginRing();
      state = 'armed';
    },
  };
}
