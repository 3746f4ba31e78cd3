import { fileURLToPath } from 'node:url';
import { createProcesses, type Processes } from '../processes/create-processes.ts';
import { followParent } from '../runner/follow-parent.mjs';
import { colorEnv } from './color-env.ts';

/** What a task has to work with. */
export interface Task {
  /** The repository's folder. */
  readonly root: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** All that the task starts is started here, so that it ends with the task. */
  readonly processes: Processes;
  /** Aborted when the task shall end: by a signal, or because who started it is gone. */
  readonly stop: AbortSignal;
}

/** Runs a task to its end or until it is told to stop, leaves no process behind, and ends with its exit code. */
export async function runTask(work: (task: Task) => Promise<number>): Promise<void> {
  const stop = new AbortController();
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const processes = createProcesses({
    env: process.env,
    keptEnv: colorEnv(process.env, process.stdout.isTTY),
    stop: stop.signal,
  });
  const stopFollowing = followParent(() => stop.abort());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort());
  try {
    process.exitCode = await work({
      root,
      args: process.argv.slice(2),
      env: process.env,
      processes,
      stop: stop.signal,
    });
  } finally {
    stopFollowing();
    await processes.stopAll();
  }
}
