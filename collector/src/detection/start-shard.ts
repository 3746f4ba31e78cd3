import type { SessionId } from '@driftscope/records';
import type { ReportFault } from '../report-fault.ts';
import { DetectionShard, type ShardOptions, type StoredBatch } from './detection-shard.ts';

export interface RunningShard {
  /** Takes a batch that was stored. Returns at once. */
  take(batch: StoredBatch): void;
  /** The session's sender was asked to come again at this time (epoch ms). */
  hold(session: SessionId, atMs: number): void;
  /** What was stored is there no more: soon it judges anew what is. */
  startOver(): void;
  /** Resolves when nothing of it runs any more. */
  stop(): Promise<void>;
}

/** How often what has come is judged. */
const STEP_MS = 250;

/** Lets a shard judge on this thread, in short turns. */
export function startShard({ report, ...options }: ShardOptions & { readonly report: ReportFault }): RunningShard {
  const shard = new DetectionShard(options);
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  const step = async () => {
    let isBehind = false;
    try {
      isBehind = await shard.step();
    } catch (cause) {
      report({ kind: 'detection', message: 'Detection failed.', hint: 'It starts over in a minute.' }, cause);
    }
    if (!stopped) timer = setTimeout(run, isBehind ? 0 : STEP_MS).unref();
  };
  let running: Promise<void> = Promise.resolve();
  const run = () => {
    running = step();
  };
  run();

  return {
    take: (batch) => shard.take(batch),
    hold: (session, atMs) => shard.hold(session, atMs),
    startOver: () => shard.startOver(),
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
