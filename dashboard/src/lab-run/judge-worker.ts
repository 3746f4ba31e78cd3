import { createDetector } from '@driftscope/detect';
import type { LabCompared } from '@driftscope/records';
import { createJudge } from './create-judge.ts';
import type { ClientName } from './lab-client.ts';
import type { FromJudge, ToJudge } from './start-judge.ts';

// What the clients record is judged beside the page, which has two apps to show. Each is judged by itself.
let compared: readonly LabCompared[] = [];
const judges = new Map<ClientName, ReturnType<typeof createJudge>>();

// Only the lab's own page has this worker.
self.addEventListener('message', ({ data }: MessageEvent<ToJudge>) => {
  if (data.kind === 'compared') {
    compared = data.compared;
    return;
  }
  const { client, tab, text } = data;
  const judge = judges.get(client) ?? createJudge(createDetector(), compared);
  judges.set(client, judge);
  const judgement = judge(text);
  if (judgement !== undefined) self.postMessage({ client, tab, judgement } satisfies FromJudge);
});
