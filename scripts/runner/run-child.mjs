import { spawn } from 'node:child_process';
import { killTree } from './kill-tree.mjs';

/**
 * @typedef {{ code: number, signal: NodeJS.Signals | null, output: string }} ChildOutcome
 * How a process ended. `code` is 127 where the command does not exist, `output` is empty unless it was captured.
 */

/** @type {NodeJS.Signals[]} */
const PASSED_ON = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a command to its end, passing on the signals that this process gets meanwhile.
 * The child leads a process group of its own: a Ctrl-C in the terminal reaches it once, through us, and all that it
 * started can be ended with it.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, stop: AbortSignal, capture?: boolean }} options
 *   `capture`: keep stdout and stderr instead of showing them. `stop`: ends the child when aborted.
 * @returns {Promise<ChildOutcome>}
 */
export function runChild(command, args, { cwd, env, stop, capture = false }) {
  return new Promise((resolve) => {
    const windows = process.platform === 'win32';
    const stdio = capture ? 'pipe' : 'inherit';
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ['ignore', stdio, stdio],
      shell: windows,
      detached: !windows,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) stream.setEncoding('utf8').on('data', (text) => (output += text));
    }

    const forwards = PASSED_ON.map((signal) => ({ signal, forward: () => killTree(child, signal) }));
    for (const { signal, forward } of forwards) process.on(signal, forward);
    const end = () => killTree(child, 'SIGTERM');
    stop.addEventListener('abort', end, { once: true });
    if (stop.aborted) end();

    /** @param {ChildOutcome} outcome */
    const settle = (outcome) => {
      for (const { signal, forward } of forwards) process.off(signal, forward);
      stop.removeEventListener('abort', end);
      resolve(outcome);
    };
    child.on('error', (cause) => settle({ code: 127, signal: null, output: cause.message }));
    child.on('close', (code, signal) => settle({ code: code === null ? 1 : code, signal, output }));
  });
}
