import { createDetector } from '@driftscope/detect';
import { createIdentityMatch, parseBatch, parseRedactionKey } from '@driftscope/records';
import { createJudge } from './judge.ts';

// The worker of the panel: batches in, judgements out. Detection never holds up what the user sees.
let matches = createIdentityMatch([]);
const judge = createJudge(() => createDetector({ isIdOf: (text, who) => matches(text, who) }));

self.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  // A list is that of the keys for the hashes of users.
  if (Array.isArray(data)) {
    matches = createIdentityMatch(data.flatMap((key) => parseRedactionKey(key) ?? []));
    return;
  }
  const batch = parseBatch(data);
  if (batch.ok) self.postMessage(judge(batch.value));
});
