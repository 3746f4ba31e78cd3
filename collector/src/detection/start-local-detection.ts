import { atClockOffset } from '@driftscope/records';
import type { ReportFault } from '../report-fault.ts';
import { Backlog } from './backlog.ts';
import type { Detection } from './detection.ts';
import type { ShardOptions } from './detection-shard.ts';
import { startShard } from './start-shard.ts';

/** Starts detection on this thread, with a detector of one's own: functions do not go from thread to thread. */
export function startLocalDetection(
  options: Omit<ShardOptions, 'onStartOver' | 'onRead'> & { readonly report: ReportFault },
): Detection {
  const backlog = new Backlog();
  const shard = startShard({
    ...options,
    onStartOver: (sinceMs) => backlog.startOver(sinceMs),
    onRead: (sizeBytes) => backlog.reread(sizeBytes),
  });
  return {
    take: ({ batch, body: { length }, receivedMs, clockOffsetMs }) => {
      backlog.add(length, receivedMs);
      const onDone = () => backlog.done(length);
      const read = () => ({ ...batch, session: atClockOffset(batch.session, clockOffsetMs) });
      shard.take({ read, receivedMs, onDone });
    },
    hold: shard.hold,
    startOver: shard.startOver,
    get backlogBytes() {
      return backlog.sizeBytes;
    },
    get waitMs() {
      return backlog.waitMs;
    },
    get waitingSinceMs() {
      return backlog.oldestMs;
    },
    stop: shard.stop,
  };
}
