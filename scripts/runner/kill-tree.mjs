import { spawnSync } from 'node:child_process';

/**
 * Sends a signal to a process that leads its own group, and to all in that group. It may be gone already.
 * @param {{ readonly pid?: number | undefined }} child
 * @param {NodeJS.Signals} signal
 */
export function killTree(child, signal) {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F']);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch (cause) {
    const gone = cause instanceof Error && 'code' in cause && cause.code === 'ESRCH';
    if (!gone) throw cause;
  }
}
