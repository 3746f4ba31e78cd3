import type { RecordOf } from '@driftscope/records';
import type { RecordLog } from '../log/record-log.ts';
import { bytesPayload, type FramePayload } from './frame-payload.ts';
import { startReading } from './start-reading.ts';

export type FrameNumber = Pick<RecordOf<'socket.frame'>, 'socket' | 'dir' | 'n'>;

/** Records a frame that was looked at already. Answers its `seq`, or 0. */
export function addPayload(log: RecordLog, number: FrameNumber, frame: FramePayload): number {
  if (frame.kind === 'text') return log.add({ kind: 'socket.frame', ...number, ...frame.payload });
  const { size } = frame;
  if (frame.kind === 'bytes') {
    const finish = () => ({ kind: 'socket.frame' as const, ...number, ...bytesPayload(frame.bytes, size) });
    return log.addLater('socket.frame', { finish });
  }
  const reading = startReading(frame.blob);
  return log.addLater('socket.frame', {
    ready: reading.done,
    finish: () => {
      const bytes = reading.bytes();
      const payload = bytes ? bytesPayload(bytes, size) : { size, cut: 'load' as const };
      return { kind: 'socket.frame', ...number, ...payload };
    },
  });
}
