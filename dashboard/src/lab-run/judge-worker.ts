import { createDetector } from '@driftscope/detect';
import type { RowPattern } from '@driftscope/records';
import { createJudge } from './create-judge.ts';
import type { ClientName } from './lab-client.ts';
import type { ToJudge } from './start-judge.ts';

// What the clients record is judged beside the page, which has two apps to show. Each is judged by itself.
let rows: readonly RowPattern[] = [];
const judges = new Map<ClientName, ReturnType<typeof createJudge>>();

// Only the lab's own page has this worker.
self.addEventListener('message', ({ data }: MessageEvent<ToJudge>) => {
  if (data.kind === 'rows') {
    rows = data.rows;
    return;
  }
  const judge = judges.get(data.client) ?? createJudge(createDetector(), rows);
  judges.set(data.client, judge);
  const judgement = judge(data.text);
  if (judgement !== undefined) self.postMessage({ client: data.client, judgement });
});
