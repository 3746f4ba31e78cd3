const EVERY_MS = 500;

/**
 * Calls back once when the process that started us is gone: one that was killed cannot tell us to stop.
 * @param {() => void} onOrphaned
 * @returns {() => void} stops following
 */
export function followParent(onOrphaned) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onOrphaned();
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
