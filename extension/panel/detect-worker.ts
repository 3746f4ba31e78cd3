import { createDetector } from '@driftscope/detect';
import { parseBatch } from '@driftscope/records';
import { createJudge } from './judge.ts';

// The worker of the panel: batches in, judgements out. Detection never holds up what the user sees.
const judge = createJudge(() => createDetector());

self.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const batch = parseBatch(data);
  if (batch.ok) self.postMessage(judge(batch.value));
});
