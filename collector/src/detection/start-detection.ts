import type { Batch } from '@driftscope/records';
import type { ReportFault } from '../report-fault.ts';
import { DetectionShard, type ShardOptions } from './detection-shard.ts';

export interface Detection {
  /** Takes a batch that was stored. Returns at once. */
  take(batch: Batch): void;
  /** Resolves when nothing of it runs any more. */
  stop(): Promise<void>;
}

/** How often what has come is judged. */
const stepMs = 250;

/**
 * Starts detection beside ingest. One shard sees all sessions for now: pages and servers meet by their connections,
 * whatever they call their app.
 */
export function startDetection({ report, ...options }: ShardOptions & { readonly report: ReportFault }): Detection {
  const shard = new DetectionShard(options);
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  const step = async () => {
    try {
      await shard.step();
    } catch (cause) {
      report({ kind: 'detection', message: 'Detection failed.', hint: 'It starts over in a minute.' }, cause);
    }
    if (!stopped) timer = setTimeout(run, stepMs).unref();
  };
  let running: Promise<void> = Promise.resolve();
  const run = () => {
    running = step();
  };
  run();

  return {
    take: (batch) => shard.take(batch),
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
