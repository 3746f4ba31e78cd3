import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cleanEnv } from './clean-env.mjs';
import { ensurePackages, packagesAreFresh } from './ensure-packages.mjs';
import { followParent } from './follow-parent.mjs';
import { printFault } from './print-fault.mjs';
import { runChild } from './run-child.mjs';
import { findToolchain, withToolchain } from './toolchain.mjs';
import { withLock } from './with-lock.mjs';

/** The oldest Node whose npm brings the rest by itself. */
const OLDEST_NODE = 20;

/**
 * Runs `scripts/TASK.ts` with the right Node, pnpm and packages, getting first what the machine lacks.
 * @param {{ root: string, task: string | undefined, args: string[] }} options
 * @returns {Promise<import('./run-child.mjs').ChildOutcome>} how the task ended; code 1 where it could not be started
 */
export async function launch({ root, task, args }) {
  if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
    return refuse({
      kind: 'node-too-old',
      message: `Driftscope needs Node ${OLDEST_NODE} or newer to start; this is Node ${process.versions.node}.`,
      hint: 'Install a current Node from https://nodejs.org, then run the command again.',
    });
  }
  const tasks = taskNames(root);
  if (task === undefined || !tasks.includes(task)) {
    return refuse({
      kind: 'unknown-task',
      message: task === undefined ? 'No task was named.' : `There is no task "${task}".`,
      hint: `The tasks are: ${tasks.join(', ')}. For example: npm run ${tasks[0]}`,
    });
  }

  const stop = new AbortController();
  const stopFollowing = followParent(() => stop.abort());
  try {
    const env = cleanEnv(process.env);
    const prepared = await prepare(root, env, stop.signal);
    if ('kind' in prepared) return refuse(prepared);
    return await runChild('node', [join(root, 'scripts', `${task}.ts`), ...args], {
      cwd: root,
      env: { NODE_COMPILE_CACHE: join(cacheDir(root), 'compiled'), ...withToolchain(env, prepared.bin) },
      stop: stop.signal,
    });
  } finally {
    stopFollowing();
  }
}

/**
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @param {AbortSignal} stop
 * @returns {Promise<import('./toolchain.mjs').Toolchain | import('./print-fault.mjs').Fault>}
 */
async function prepare(root, env, stop) {
  const known = await findToolchain({ root, env, stop, download: false });
  if (!('kind' in known) && packagesAreFresh(root)) return known;
  return withLock(join(cacheDir(root), 'setup.lock'), async () => {
    const toolchain = await findToolchain({ root, env, stop, download: true });
    if ('kind' in toolchain) return toolchain;
    if (!packagesAreFresh(root)) console.error('Installing packages.');
    const fault = await ensurePackages({ root, env: withToolchain(env, toolchain.bin), stop });
    return fault === undefined ? toolchain : fault;
  });
}

/** @param {string} root */
const cacheDir = (root) => join(root, 'node_modules', '.cache', 'driftscope');

/** @param {string} root */
function taskNames(root) {
  const names = readdirSync(join(root, 'scripts')).filter((name) => /^[a-z-]+\.ts$/.test(name));
  return names.map((name) => name.slice(0, -'.ts'.length));
}

/** @param {import('./print-fault.mjs').Fault} fault */
function refuse(fault) {
  printFault(fault);
  return { code: 1, signal: null, output: '' };
}
