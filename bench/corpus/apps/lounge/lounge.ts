import { attachProbe } from '@driftscope/probe';
import { Server } from 'socket.io';
import { later } from '../later.ts';
import type { SmallApp } from '../small-app.ts';

/** Who is away for less is not said to be. */
const GRACE_MS = 6_000;

/**
 * A room that is read over its socket alone, by a greeting that is answered with all there is. Who loses the connection for a moment,
 * or closes one of two windows, is still shown as there.
 */
export const lounge: SmallApp = {
  name: 'app-lounge',
  row: 'A page greets the server when it is loaded, and not again after its socket was lost: what was said meanwhile it never hears.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'gap.missed-events': 1, 'gap.no-resync': 1 },
  nearMissOf: ['gap.missed-events', 'gap.no-resync', 'presence.false-offline', 'presence.ghost-online', 'status.lying'],
  serve(app, server, { collectorUrl, onStop }) {
    const lines: { id: string; author: string; text: string }[] = [];
    const windows = new Map<string, number>();
    app.post('/login', ({ body }, response) =>
      response.json({ user: { id: String(body.name), name: String(body.name) } }),
    );
    const io = new Server(server);
    const probe = attachProbe(io, {
      collectorUrl,
      app: 'app-lounge',
      user: ({ handshake }) => String(handshake.auth.user),
    });
    onStop(() => probe.stop());
    const open = (user: string, by: number): number => {
      const count = (windows.get(user) ?? 0) + by;
      windows.set(user, count);
      return count;
    };
    const online = () => [...windows].flatMap(([user, count]) => (count > 0 ? user : []));
    io.on('connection', (socket) => {
      const user = String(socket.handshake.auth.user);
      void socket.join('lounge');
      if (open(user, 1) === 1) io.to('lounge').emit('user:online', { userId: user });
      socket.on('hello', (done: (answer: object) => void) => done({ lines, online: online() }));
      socket.on('typing', () => socket.to('lounge').emit('typing', { userId: user }));
      socket.on('say', (text: string, done: (answer: object) => void) => {
        const line = { id: `line_${lines.length + 1}`, author: user, text };
        lines.push(line);
        socket.to('lounge').emit('line', line);
        done({ line });
      });
      socket.on('disconnect', () =>
        later(GRACE_MS, () => {
          if (open(user, -1) === 0) io.to('lounge').emit('user:offline', { userId: user });
        }),
      );
    });
  },
  async play(stage) {
    const pia = await stage.device();
    await pia.press('Log in as pia');
    await pia.see('Connected');
    const quinn = await stage.device();
    await quinn.press('Log in as quinn');
    await quinn.see('pia, quinn');
    await quinn.press('Say');
    await pia.see('quinn says 1');
    const second = await pia.window();
    await second.press('Log in as pia');
    await second.see('quinn says 1');
    await second.close();
    await stage.pass(2_500);
    pia.cut();
    await pia.see('Away');
    await quinn.press('Say');
    await quinn.see('quinn says 2');
    await stage.pass(1_000);
    pia.restore();
    await pia.see('Connected');
    await stage.pass(8_000);
    await quinn.see('pia, quinn');
  },
};
