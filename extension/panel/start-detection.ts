import type { Batch } from '@driftscope/records';
import type { Judgement } from './judge.ts';

/** What is used of a `Worker`. */
export interface Detection {
  judge(batch: Batch): void;
  onJudgement(listener: (judgement: Judgement) => void): void;
  onFault(listener: (message: string) => void): void;
}

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
