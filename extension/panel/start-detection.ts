import type { Detection } from './panel-model.ts';

/** Starts detection in a worker of its own. */
export function startDetection(): Detection & { useKeys(keys: readonly string[]): void } {
  const worker = new Worker(new URL('./detect-worker.ts', import.meta.url), { type: 'module' });
  return {
    useKeys: (keys) => worker.postMessage(keys),
    judge: (batch) => worker.postMessage(batch),
    // The worker is this package's own, and says nothing but judgements.
    onJudgement: (listener) => worker.addEventListener('message', ({ data }) => listener(data)),
    onFault: (listener) => worker.addEventListener('error', ({ message }) => listener(message)),
  };
}
