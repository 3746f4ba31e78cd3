import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import Type from 'typebox';
import { rowReader } from './row-reader.ts';

/** Look, or copy too. Before 3.51 SQLite took the one for the other. */
export type CheckpointMode = 'NOOP' | 'PASSIVE';

/** What copies SQLite's log to the database beside those who write. */
export interface Checkpoints {
  /** Something was written to the log. */
  wrote(): void;
  /** What is to be written next has to wait for this: it never rejects. Absent: nothing has to. */
  readonly pause: Promise<void> | undefined;
  /** Resolves when none is under way. Until something is written after that there is none. */
  settled(): Promise<void>;
  /** Resolves when nothing of it runs any more. */
  stop(): Promise<void>;
}

export interface CheckpointOptions {
  /** The database, which this process may connect to once more. */
  readonly file: string;
  /** How long after something was written it is looked how long the log is. A quarter of a second may bring some MB. */
  readonly everyMs?: number;
  /** So much is copied at once, at least: a page that is written again and again is copied once. Default: 4 MB. */
  readonly copyPages?: number;
  /** With more the log is to begin anew. Default: 16 MB, which is what its file grows to. */
  readonly mostPages?: number;
}

/**
 * Starts copying the log on a thread of its own, which waits for the disk: some ms, or a hundred where others write much.
 *
 * What cannot be copied stays in the log, and is tried again a while after the next write.
 */
export function startCheckpoints(options: CheckpointOptions): Checkpoints {
  const { file, everyMs = 250, copyPages = 1_000, mostPages = 4_000 } = options;
  let worker: Worker | undefined;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let pause: Promise<void> | undefined;

  const startWorker = (): Worker => {
    const started = new Worker(script, { workerData: file, resourceLimits });
    // An end that nobody waits for takes nothing with it.
    started.unref();
    return started;
  };

  const ask = async (mode: CheckpointMode) => {
    worker ??= startWorker();
    worker.postMessage(mode);
    try {
      const [row]: unknown[] = await once(worker, 'message');
      const { log, checkpointed } = readLog(row);
      return { pages: log, uncopied: log - checkpointed };
    } catch {
      // The thread ended with its fault.
      worker = undefined;
      return { pages: 0, uncopied: 0 };
    }
  };

  const look = async () => {
    const before = await ask('NOOP');
    const { pages } = before.uncopied < copyPages ? before : await ask('PASSIVE');
    if (pages < mostPages) return;
    // It begins anew with what is written once all of it was copied: what was written meanwhile, too.
    pause = ask('PASSIVE').then(() => {
      pause = undefined;
    });
    await pause;
  };

  return {
    wrote: () => {
      if (timer !== undefined || running !== undefined) return;
      timer = setTimeout(() => {
        timer = undefined;
        running = look().finally(() => {
          running = undefined;
        });
      }, everyMs).unref();
    },
    get pause() {
      return pause;
    },
    settled: async () => await running,
    stop: async () => {
      clearTimeout(timer);
      await running;
      await worker?.terminate();
    },
  };
}

const readLog = rowReader(Type.Object({ log: Type.Integer(), checkpointed: Type.Integer() }));

const script = new URL('./checkpoint-worker.ts', import.meta.url);

/** It has next to nothing to remember. */
const resourceLimits = { maxOldGenerationSizeMb: 32, maxYoungGenerationSizeMb: 1 };
