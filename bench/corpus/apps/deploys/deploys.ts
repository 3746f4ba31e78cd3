import { later } from '../later.ts';
import { serveSocket } from '../serve-socket.ts';
import type { SmallApp } from '../small-app.ts';

const RESTART = 1012;

/** After dashboards of pipelines: the server is restarted, and the page has no second attempt. */
export const deploys: SmallApp = {
  name: 'app-deploys',
  row: 'The server restarts and closes the socket, and the page never opens another one.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'gap.no-reconnect': 1 },
  serve(app, server) {
    let restarts = 0;
    const all = [{ id: 801, branch: 'main', stage: 'build', updated_at: '2026-03-02T08:00:00Z' }];
    app.get('/deploys', (_request, response) => response.json(all));
    serveSocket(server, '/deploys/stream', (say, socket) => {
      later(700, () =>
        say({ event: 'deploy', data: { ...all[0], stage: 'test', updated_at: '2026-03-02T08:01:00Z' } }),
      );
      if (restarts === 0) later(2_000, () => socket.close(RESTART, 'restart'));
      restarts += 1;
      return undefined;
    });
  },
  async play(stage) {
    const user = await stage.device();
    await user.see('main: test');
    await stage.pass(14_500);
  },
};
