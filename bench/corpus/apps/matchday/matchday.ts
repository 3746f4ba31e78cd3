import { attachProbe } from '@driftscope/probe';
import { Server } from 'socket.io';
import { later } from '../later.ts';
import type { SmallApp } from '../small-app.ts';

/** After dashboards whose effect depends on the id of what it shows, which does not change with a reconnect. */
export const matchday: SmallApp = {
  name: 'app-matchday',
  row: 'The page joins the room of its match when it is opened, and not again after its network was away: the score goes on without it.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'gap.lost-subscription': 1 },
  serve(app, server, { collectorUrl, onStop }) {
    const match = { id: 'match_81', home: 'Bergen', away: 'Lund', goals: 0, version: 1 };
    const score = () => Object.assign(match, { goals: match.goals + 1, version: match.version + 1 });
    const io = new Server(server);
    const probe = attachProbe(io, { collectorUrl, app: 'app-matchday' });
    onStop(() => probe.stop());
    let joins = 0;
    app.get('/matches/:id', (_request, response) => response.json(match));
    io.on('connection', (socket) => {
      socket.on('match:join', (id: string) => {
        void socket.join(`match:${id}`);
        joins += 1;
        if (joins === 1) later(1_000, () => io.to(`match:${id}`).emit('match:score', score()));
      });
      socket.on('match:leave', (id: string) => void socket.leave(`match:${id}`));
    });
  },
  async play(stage) {
    const fan = await stage.device();
    await fan.see('Bergen 1');
    await stage.pass(1_000);
    fan.cut();
    await fan.see('Away');
    await stage.pass(1_000);
    fan.restore();
    await fan.see('Here');
    await stage.pass(7_500);
  },
};
