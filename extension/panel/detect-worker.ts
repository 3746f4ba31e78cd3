import { createDetector } from '@driftscope/detect';
import { createIdentityMatch, parseBatch, parseRedactionKey } from '@driftscope/records';
import { createAccountPace } from './account-pace.ts';
import { createJudge, type Judgement } from './judge.ts';

// The worker of the panel: batches in, judgements out. Detection never holds up what the user sees.
let matches = createIdentityMatch([]);
const { judge, account } = createJudge(() =>
  createDetector({ isIdOf: (text, who) => matches(text, who), keepsAccount: true }),
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

self.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  // A list is that of the keys for the hashes of users.
  if (Array.isArray(data)) {
    matches = createIdentityMatch(data.flatMap((key) => parseRedactionKey(key) ?? []));
    return;
  }
  const batch = parseBatch(data);
  if (!batch.ok) return;
  say(judge(batch.value));
  accountSoon();
});
