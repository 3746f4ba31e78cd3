import { WebSocketServer } from 'ws';
import { later } from '../later.ts';
import type { SmallApp } from '../small-app.ts';

/** How long the server, which is starting again, lets the second connection wait before it drops it. */
const HELD_MS = 22_000;

/** After apps that try once more. The attempt hangs, and who is patient tries again well after a minute has passed since it began. */
export const depot: SmallApp = {
  name: 'app-depot',
  row: 'The connection breaks, the attempt to open another one hangs for 22 seconds and fails, and that was the last.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'gap.no-reconnect': 1 },
  nearMissOf: ['gap.no-reconnect', 'gap.no-resync'],
  serve(app, server) {
    const first = { id: 'parcel_1', place: 'Dock', updated_at: '2026-03-02T08:00:00Z' };
    const second = { id: 'parcel_2', place: 'Van', updated_at: '2026-03-02T08:00:00Z' };
    app.get('/parcels', (_request, response) => response.json([first, second]));
    const sockets = new WebSocketServer({ noServer: true });
    let asked = 0;
    server.on('upgrade', (request, connection, head) => {
      asked += 1;
      if (asked === 2) return later(HELD_MS, () => connection.destroy());
      const isFirst = asked === 1;
      sockets.handleUpgrade(request, connection, head, (socket) => {
        if (!isFirst) return;
        later(700, () => {
          Object.assign(first, { place: 'Hall', updated_at: '2026-03-02T08:01:00Z' });
          socket.send(JSON.stringify({ event: 'parcel', data: first }));
        });
        later(2_000, () => socket.terminate());
      });
    });
  },
  async play(stage) {
    const clerk = await stage.device();
    await clerk.see('parcel_1: Hall');
    await stage.pass(90_000);
  },
};
