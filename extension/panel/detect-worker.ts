import { createDetector, type ThresholdSettings } from '@driftscope/detect';
import { createIdentityMatch, parseRedactionKey } from '@driftscope/records';
import { createAccountPace } from './account-pace.ts';
import type { DetectMessage } from './detect-messages.ts';
import { createJudge, type Judgement } from './judge.ts';

// The worker of the panel: batches in, judgements out. Detection never holds up what the user sees.
let matches = createIdentityMatch([]);
let thresholds: ThresholdSettings = {};
const { judge, account } = createJudge(() =>
  createDetector({ isIdOf: (text, who) => matches(text, who), thresholds, keepsAccount: true }),
);
const say = (judgement: Judgement) => self.postMessage(judgement);
const accountSoon = createAccountPace({
  tell: () => {
    const now = account();
    if (now !== undefined) say({ incidents: [], late: 0, account: now });
  },
  setTimeout: (run, delayMs) => self.setTimeout(run, delayMs),
  now: () => performance.now(),
});

// Only this package's own panel has this worker.
self.addEventListener('message', ({ data }: MessageEvent<DetectMessage>) => {
  switch (data.kind) {
    case 'keys':
      matches = createIdentityMatch(data.keys.flatMap((key) => parseRedactionKey(key) ?? []));
      break;
    case 'thresholds':
      thresholds = data.thresholds;
      break;
    case 'batch':
      say(judge(data.batch));
      accountSoon();
  }
});
