import { later } from '../later.ts';
import { serveSocket } from '../serve-socket.ts';
import type { SmallApp } from '../small-app.ts';

const BEAT_MS = 600;
/** Beats until the first connection dies. */
const BEATS = 8;

/** After boards that stay focused all day: a proxy forgets the connection, and neither side hears of it. */
export const departures: SmallApp = {
  name: 'app-departures',
  row: 'The connection dies without a word, its heartbeat stops, and the page goes on waiting on a socket that says it is open.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'gap.half-open': 1 },
  serve(app, server) {
    const all = [
      { id: 'dp_1', to: 'Lyon', platform: '4', status: 'on time' },
      { id: 'dp_2', to: 'Turin', platform: '7', status: 'on time' },
    ];
    const change = (id: string, status: string) => {
      const train = all.find((one) => one.id === id);
      if (train !== undefined) train.status = status;
      return { type: 'departure', departure: train };
    };
    let connections = 0;
    app.get('/departures', (_request, response) => response.json(all));
    serveSocket(server, '/board', (say, socket) => {
      connections += 1;
      const isFirst = connections === 1;
      const beat = (left: number) => {
        if (left === 0) {
          // Nobody is told.
          change('dp_2', 'cancelled');
          return;
        }
        say({ type: 'heartbeat' });
        later(BEAT_MS, () => {
          if (socket.readyState === socket.OPEN) beat(left - 1);
        });
      };
      beat(isFirst ? BEATS : Number.POSITIVE_INFINITY);
      if (isFirst) later(1_000, () => say(change('dp_1', 'boarding')));
      return undefined;
    });
  },
  async play(stage) {
    const hall = await stage.device();
    await hall.see('Lyon: boarding');
    await stage.pass(9_000);
    await hall.press('Large print');
    await stage.pass(6_000);
    await hall.press('Small print');
    await stage.pass(4_000);
  },
};
