import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { runChild } from './run-child.mjs';

/**
 * @typedef {{ readonly bin: string | null }} Toolchain
 * The folder with node and pnpm that goes first on the PATH; null where the machine's own are good.
 * @typedef {import('./print-fault.mjs').Fault} Fault
 * @typedef {{ root: string, env: NodeJS.ProcessEnv, stop: AbortSignal }} Place
 */

/** Node runs TypeScript files as they are from here on. 23 ended before it did, and had no long-term support. */
const OLDEST_NODE = { major: 22, minor: 18 };
const PNPM_MAJOR = 12;
const NODE_TO_GET = 24;

/**
 * Finds a Node and a pnpm that are new enough: the machine's, those that an earlier run got, or through npx.
 * @param {Place & { download: boolean }} options `download`: whether npx may get them
 * @returns {Promise<Toolchain | Fault>}
 */
export async function findToolchain({ root, env, stop, download }) {
  const place = { root, env, stop };
  const kept = join(root, 'node_modules', '.cache', 'driftscope', 'toolchain.json');
  const bin = readKept(kept);
  if (bin !== undefined && (await isComplete(place, bin))) return { bin };

  const [nodeIsGood, pnpmIsGood] = [
    isGoodNode(process.versions.node),
    isGoodPnpm(await versionOf(place, null, 'pnpm')),
  ];
  if (nodeIsGood && pnpmIsGood) return { bin: null };
  if (!download)
    return { kind: 'toolchain-missing', message: 'Node or pnpm is too old.', hint: 'They can be had by npx.' };

  const wanted = [...(nodeIsGood ? [] : [`node@${NODE_TO_GET}`]), ...(pnpmIsGood ? [] : [`pnpm@${PNPM_MAJOR}`])];
  console.error(`Getting ${wanted.join(' and ')} through npx (this machine has Node ${process.versions.node}).`);
  const got = await getByNpx(place, wanted);
  if ('kind' in got) return got;
  mkdirSync(dirname(kept), { recursive: true });
  writeFileSync(kept, JSON.stringify(got));
  return got;
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string | null} bin
 * @returns {NodeJS.ProcessEnv}
 */
export function withToolchain(env, bin) {
  if (bin === null) return env;
  const name = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') || 'PATH';
  return { ...env, [name]: [bin, env[name] || ''].join(delimiter) };
}

/** @param {string} version */
export function isGoodNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major === 23) return false;
  return major > OLDEST_NODE.major || (major === OLDEST_NODE.major && minor >= OLDEST_NODE.minor);
}

/** @param {string} version */
function isGoodPnpm(version) {
  return Number(version.split('.')[0]) >= PNPM_MAJOR;
}

/**
 * @param {Place} place
 * @param {string[]} wanted
 * @returns {Promise<{ bin: string } | Fault>}
 */
async function getByNpx(place, wanted) {
  const { root, env, stop } = place;
  const packages = wanted.map((name) => `--package=${name}`);
  const { code, output } = await runChild('npx', ['-y', ...packages, '-c', 'node scripts/runner/report-path.mjs'], {
    cwd: root,
    env: { ...env, npm_config_loglevel: 'error' },
    stop,
    capture: true,
  });
  const bin = code === 0 ? parseBin(output.split('\n').find((line) => line.startsWith('{'))) : undefined;
  if (bin === undefined) {
    return {
      kind: 'toolchain-unreachable',
      message: `npx could not get ${wanted.join(' and ')}:\n${output.trim()}\n`,
      hint: `Is the npm registry reachable (npm ping)? Else install Node ${NODE_TO_GET} and pnpm ${PNPM_MAJOR} yourself.`,
    };
  }
  if (await isComplete(place, bin)) return { bin };
  return {
    kind: 'toolchain-incomplete',
    message: `npx got ${wanted.join(' and ')}, but they do not run: Node is still ${(await versionOf(place, bin, 'node')) || 'absent'}.`,
    hint: `Is "ignore-scripts" set for npm? Then delete ${dirname(dirname(bin))} and run again with npm_config_ignore_scripts=false, or install Node ${NODE_TO_GET} yourself.`,
  };
}

/**
 * Whether node and pnpm are good with this folder first on the PATH: npx may silently leave the old Node there.
 * @param {Place} place
 * @param {string} bin
 */
async function isComplete(place, bin) {
  if (!existsSync(bin)) return false;
  const [node, pnpm] = await Promise.all([versionOf(place, bin, 'node'), versionOf(place, bin, 'pnpm')]);
  return isGoodNode(node) && isGoodPnpm(pnpm);
}

/**
 * Empty where the command is absent or fails.
 * @param {Place} place
 * @param {string | null} bin
 * @param {string} command
 */
async function versionOf({ root, env, stop }, bin, command) {
  const { code, output } = await runChild(command, ['--version'], {
    cwd: root,
    env: withToolchain({ ...env, COREPACK_ENABLE_DOWNLOAD_PROMPT: '0' }, bin),
    stop,
    capture: true,
  });
  const [, version = ''] = /^v?(\d+\.\d+\.\d+)/m.exec(output) || [];
  return code === 0 ? version : '';
}

/** @param {string} path */
function readKept(path) {
  return existsSync(path) ? parseBin(readFileSync(path, 'utf8')) : undefined;
}

/**
 * @param {string | undefined} text
 * @returns {string | undefined}
 */
function parseBin(text) {
  try {
    const value = JSON.parse(text || '');
    return value !== null && typeof value.bin === 'string' && value.bin !== '' ? value.bin : undefined;
  } catch {
    return undefined;
  }
}
