import { type ChildProcess, spawn } from 'node:child_process';
import { killTree } from '../runner/kill-tree.mjs';

/** How a process ended. */
export interface Ended {
  /** 127 where the command does not exist, 1 where a signal ended it. */
  readonly code: number;
  /** Absent where it ended by itself. */
  readonly signal?: NodeJS.Signals;
  /** Both of its outputs in the order they came; empty where they were shown instead. */
  readonly output: string;
}

export interface Running {
  readonly ended: Promise<Ended>;
  /** What it has printed so far. */
  output(): string;
}

export interface RunOptions {
  readonly cwd: string;
  /** Added to the environment of the task. */
  readonly env?: Readonly<Record<string, string>>;
  /** Show what it prints as it comes, rather than keep it. */
  readonly show?: boolean;
}

/** The processes of one task. They end when the task stops, and at the latest with the task itself. */
export interface Processes {
  run(command: string, args: readonly string[], options: RunOptions): Promise<Ended>;
  start(command: string, args: readonly string[], options: RunOptions): Running;
  stopAll(): Promise<void>;
}

/** How long a process may take to end by itself once it was asked to. */
const GRACE_MS = 5_000;

interface ProcessesOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Added for those whose output is kept. */
  readonly keptEnv?: Readonly<Record<string, string>>;
  readonly stop: AbortSignal;
}

export function createProcesses(options: ProcessesOptions): Processes {
  const alive = new Map<ChildProcess, Promise<Ended>>();
  const windows = process.platform === 'win32';

  const start = (command: string, args: readonly string[], { cwd, env, show = false }: RunOptions): Running => {
    const stdio = show ? 'inherit' : 'pipe';
    const child = spawn(command, args, {
      cwd,
      env: { ...options.env, ...(show ? {} : options.keptEnv), ...env },
      stdio: ['ignore', stdio, stdio],
      shell: windows,
      // A group of its own, so that all that it starts can be ended with it.
      detached: !windows,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    const ended = new Promise<Ended>((resolve) => {
      child.once('error', (cause) => resolve({ code: 127, output: cause.message }));
      child.once('close', (code, signal) => resolve({ code: code ?? 1, output, ...(signal !== null && { signal }) }));
    }).finally(() => alive.delete(child));
    alive.set(child, ended);
    if (options.stop.aborted) killTree(child, 'SIGTERM');
    return { ended, output: () => output };
  };

  const stopAll = async (): Promise<void> => {
    const children = [...alive];
    for (const [child] of children) killTree(child, 'SIGTERM');
    const kill = setTimeout(() => {
      for (const [child] of children) if (alive.has(child)) killTree(child, 'SIGKILL');
    }, GRACE_MS);
    await Promise.all(children.map(([, ended]) => ended));
    clearTimeout(kill);
  };

  options.stop.addEventListener('abort', () => void stopAll(), { once: true });
  return { start, stopAll, run: (command, args, runOptions) => start(command, args, runOptions).ended };
}
