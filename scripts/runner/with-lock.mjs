import { closeSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const POLL_MS = 200;
/** A lock without a readable owner is being written, for a moment; after this it was left behind. */
const UNREADABLE_FOR_MS = 10_000;
/** No set-up takes this long: the owner's pid then belongs to another process. */
const HELD_FOR_MS = 20 * 60_000;

/**
 * Runs the work while no other process runs work under the same lock. A lock whose owner has died is taken over.
 * @template T
 * @param {string} path the lock file; its folder is made if need be
 * @param {() => Promise<T>} work
 * @param {{ isAlive?: (pid: number) => boolean, onWait?: (owner: number) => void }} [options]
 * @returns {Promise<T>}
 */
export async function withLock(path, work, { isAlive = processIsAlive, onWait = sayWaiting } = {}) {
  mkdirSync(dirname(path), { recursive: true });
  let waited = false;
  while (!tryCreate(path)) {
    if (isStale(path, isAlive)) takeOver(path, isAlive);
    else {
      const owner = ownerOf(path);
      if (!waited && owner !== undefined) {
        waited = true;
        onWait(owner);
      }
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }
  // Only our own: whoever took ours for stale has put another in its place.
  const release = () => {
    if (ownerOf(path) === process.pid) rmSync(path, { force: true });
  };
  process.on('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

/** @param {string} path */
function tryCreate(path) {
  try {
    const file = openSync(path, 'wx');
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false;
    throw cause;
  }
}

/**
 * Removes a stale lock. Two who both saw it stale must not remove each other's new lock, so this too is under a lock,
 * held for an instant, and looks again.
 * @param {string} path
 * @param {(pid: number) => boolean} isAlive
 */
function takeOver(path, isAlive) {
  const inner = `${path}.takeover`;
  if (!tryCreate(inner)) {
    if (ageMs(inner) > UNREADABLE_FOR_MS) rmSync(inner, { force: true });
    return;
  }
  if (isStale(path, isAlive)) rmSync(path, { force: true });
  rmSync(inner, { force: true });
}

/**
 * @param {string} path
 * @param {(pid: number) => boolean} isAlive
 */
function isStale(path, isAlive) {
  const owner = ownerOf(path);
  if (owner === undefined) return ageMs(path) > UNREADABLE_FOR_MS;
  return !isAlive(owner) || ageMs(path) > HELD_FOR_MS;
}

/** @param {string} path */
function ownerOf(path) {
  try {
    const pid = Number(readFileSync(path, 'utf8'));
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/**
 * 0 where the file is gone.
 * @param {string} path
 */
function ageMs(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat === undefined ? 0 : Date.now() - stat.mtimeMs;
}

/** @param {number} pid */
function processIsAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
  }
}

/** @param {number} owner */
function sayWaiting(owner) {
  console.error(`Another run (process ${owner}) is setting up; waiting for it.`);
}
