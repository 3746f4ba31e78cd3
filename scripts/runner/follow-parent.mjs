import { readFileSync } from 'node:fs';

const EVERY_MS = 500;

/**
 * Calls back once when the process that started us is gone: npm dies of a signal without passing it on.
 * Below npm a shell may stand in between and outlive it, so there the shell's parent is followed too (Linux only:
 * elsewhere the shell gives way to its command).
 * @param {() => void} onOrphaned
 * @returns {() => void} stops following
 */
export function followParent(onOrphaned) {
  const parent = process.ppid;
  const grandparent = process.env.npm_lifecycle_event === undefined ? undefined : parentOf(parent);
  const timer = setInterval(() => {
    if (process.ppid === parent && (grandparent === undefined || parentOf(parent) === grandparent)) return;
    clearInterval(timer);
    onOrphaned();
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** @param {number} pid */
function parentOf(pid) {
  if (process.platform !== 'linux') return undefined;
  try {
    // "pid (name) state ppid …", where the name may hold spaces and brackets.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}
