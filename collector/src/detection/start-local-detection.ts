import type { ReportFault } from '../report-fault.ts';
import type { Detection } from './detection.ts';
import type { ShardOptions } from './detection-shard.ts';
import { startShard } from './start-shard.ts';

/** Starts detection on this thread, with a detector of one's own: functions do not go from thread to thread. */
export function startLocalDetection(options: ShardOptions & { readonly report: ReportFault }): Detection {
  const shard = startShard(options);
  let backlogBytes = 0;
  return {
    take: ({ batch, body: { length }, receivedMs }) => {
      backlogBytes += length;
      const onDone = () => {
        backlogBytes -= length;
      };
      shard.take({ read: () => batch, receivedMs, onDone });
    },
    get backlogBytes() {
      return backlogBytes;
    },
    stop: shard.stop,
  };
}
