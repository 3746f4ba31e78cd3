import type { WebSocket } from 'ws';
import { later } from '../later.ts';
import { serveSocket } from '../serve-socket.ts';
import type { SmallApp } from '../small-app.ts';

/** After dispatch boards that greet their gateway once. */
export const depotjobs: SmallApp = {
  name: 'app-depotjobs',
  row: 'A board of deliveries greets its gateway once, and lets a slow read put an old state over a newer one.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'order.stale-overwrite': 1, 'gap.lost-subscription': 1 },
  also: { 'state.diverged': 'What the slow read put back stays.' },
  serve(app, server) {
    const jobs = ['Mill Lane 4', 'Dock Road 19', 'Elm Street 7'].map((address, index) => ({
      jobId: `job-${4400 + index}`,
      depot: 'north',
      address,
      state: 'waiting',
      rev: 1,
    }));
    const here = new Set<WebSocket>();
    let isSlow = false;
    app.get('/depots/:depot/jobs', (_request, response) => {
      const answer = structuredClone({ jobs });
      later(isSlow ? 1_600 : 20, () => response.json(answer));
      isSlow = false;
    });
    app.post('/slow', (_request, response) => {
      isSlow = true;
      response.json({});
    });
    app.post('/jobs/:id/:state', ({ params }, response) => {
      const job = jobs.find(({ jobId }) => jobId === params.id);
      if (job) Object.assign(job, { state: params.state, rev: job.rev + 1 });
      response.json({ job });
      for (const socket of here) socket.send(JSON.stringify(['job', job]));
    });
    serveSocket(server, '/gw', (say, socket) => {
      socket.on('close', () => here.delete(socket));
      say(['welcome', { server: 'gw-3' }]);
      return (text) => {
        const [name] = JSON.parse(text);
        if (name === 'hi') here.add(socket);
        if (name === 'beat') say(['beat']);
      };
    });
  },
  async play(stage) {
    const board = await stage.device();
    await board.see('Elm Street 7: waiting');
    const rider = await stage.device();
    await rider.see('Elm Street 7: waiting');
    await stage.pass(1_500);
    await rider.press('Take Mill Lane 4');
    await board.see('Mill Lane 4: taken');
    await stage.pass(1_500);
    await board.press('Refresh');
    await stage.pass(500);
    await rider.press('Take Dock Road 19');
    await board.see('Dock Road 19: taken');
    await stage.pass(5_000);
    board.cut();
    await stage.pass(1_500);
    board.restore();
    await stage.pass(4_000);
    await rider.press('Bring Mill Lane 4');
    await rider.see('Mill Lane 4: brought');
    await stage.pass(1_500);
    await rider.press('Take Elm Street 7');
    await rider.see('Elm Street 7: taken');
    await stage.pass(8_000);
  },
};
