import type { SmallApp } from '../small-app.ts';

const WORK_MS = 3_000;

/** After dashboards which ask for a job's progress also when there will be none any more. */
export const jobs: SmallApp = {
  name: 'app-jobs',
  row: 'A job is done after three seconds, and the page goes on asking how it gets along.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'poll.hot': 1 },
  serve(app) {
    let startedAt = 0;
    app.get('/api/jobs/9', (_request, response) => {
      startedAt ||= Date.now();
      const share = Math.min(1, (Date.now() - startedAt) / WORK_MS);
      response.json({
        id: 9,
        kind: 'export',
        progress: Math.round(share * 100),
        state: share < 1 ? 'running' : 'done',
      });
    });
  },
  async play(stage) {
    const user = await stage.device();
    await user.see('done');
    await stage.pass(18_000);
  },
};
