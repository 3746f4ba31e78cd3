import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runChild } from './run-child.mjs';

/**
 * Installs exactly what the lockfile says, if that is not what is installed.
 * @param {{ root: string, env: NodeJS.ProcessEnv, stop: AbortSignal }} options
 * @returns {Promise<import('./print-fault.mjs').Fault | undefined>} absent where all is well
 */
export async function ensurePackages({ root, env, stop }) {
  if (packagesAreFresh(root)) return undefined;
  const wanted = lockfileHash(root);
  const stamp = stampOf(root);
  // From here on until all is done, the packages are those of no lockfile.
  rmSync(stamp, { force: true });
  const args = ['install', '--frozen-lockfile', '--config.confirmModulesPurge=false'];
  const { code, output } = await runChild('pnpm', args, { cwd: root, env, stop, capture: true });
  if (code !== 0) {
    return {
      kind: 'install-failed',
      message: `pnpm could not install the packages:\n${output.trim()}\n`,
      hint: 'Is the npm registry reachable? If a package.json was changed by hand: pnpm install, then run again.',
    };
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
  return undefined;
}

/**
 * Whether the packages installed are those of the lockfile. By its content: a checkout changes times at will.
 * @param {string} root
 */
export function packagesAreFresh(root) {
  const stamp = stampOf(root);
  if (!existsSync(join(root, 'node_modules', '.modules.yaml')) || !existsSync(stamp)) return false;
  return readFileSync(stamp, 'utf8') === lockfileHash(root);
}

/** @param {string} root */
function stampOf(root) {
  return join(root, 'node_modules', '.cache', 'driftscope', 'installed-lockfile');
}

/** @param {string} root */
function lockfileHash(root) {
  return createHash('sha256')
    .update(readFileSync(join(root, 'pnpm-lock.yaml')))
    .digest('hex');
}
