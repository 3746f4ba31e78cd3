import type { ThresholdSettings } from '@driftscope/detect';
import type { Batch } from '@driftscope/records';
import type { DetectMessage } from './detect-messages.ts';
import type { Judgement } from './judge.ts';

/** What is used of a `Worker`. */
export interface Detection {
  judge(batch: Batch): void;
  onJudgement(listener: (judgement: Judgement) => void): void;
  onFault(listener: (message: string) => void): void;
}

export interface StartedDetection extends Detection {
  useKeys(keys: readonly string[]): void;
  /** For page loads that begin from now on. */
  judgeBy(thresholds: ThresholdSettings): void;
}

/** Starts detection in a worker of its own. */
export function startDetection(): StartedDetection {
  const worker = new Worker(new URL('./detect-worker.ts', import.meta.url), { type: 'module' });
  const tell = (message: DetectMessage) => worker.postMessage(message);
  return {
    useKeys: (keys) => tell({ kind: 'keys', keys }),
    judgeBy: (thresholds) => tell({ kind: 'thresholds', thresholds }),
    judge: (batch) => tell({ kind: 'batch', batch }),
    // The worker is this package's own, and says nothing but judgements.
    onJudgement: (listener) => worker.addEventListener('message', ({ data }) => listener(data)),
    onFault: (listener) => worker.addEventListener('error', ({ message }) => listener(message)),
  };
}
