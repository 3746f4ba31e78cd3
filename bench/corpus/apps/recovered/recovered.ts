import { Server } from 'socket.io';
import type { SmallApp } from '../small-app.ts';

const OUTAGE_MS = 120_000;

/**
 * Socket.IO as its manual has it: it replays by itself what was missed, and gives each listener an offset as its last argument;
 * what is not acknowledged is sent again, under the same id; and what one says comes as acknowledgement and to all.
 */
export const recovered: SmallApp = {
  name: 'app-recovered',
  row: 'The socket is lost and recovered, with no read at all; sends are repeated until they are acknowledged; a user logs out and in.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: {},
  nearMissOf: [
    'gap.missed-events',
    'gap.no-resync',
    'event.duplicate',
    'store.duplicate',
    'write.duplicated',
    'auth.anonymous-socket',
    'auth.stale-socket',
    'logout.stale-store',
  ],
  serve(app, server) {
    const lines: { id: string; text: string; sent_at: string }[] = [];
    let heard = 0;
    app.post('/login', ({ body }, response) =>
      response.json({ user: { id: String(body.name), name: String(body.name) } }),
    );
    app.post('/logout', (_request, response) => response.json({ ok: true }));
    app.get('/lines', (_request, response) => response.json(lines));
    const io = new Server(server, { connectionStateRecovery: { maxDisconnectionDuration: OUTAGE_MS } });
    io.on('connection', (socket) => {
      socket.on('say', (line: { id: string; text: string }, done: (answer: object) => void) => {
        heard += 1;
        const known = lines.find(({ id }) => id === line.id);
        const said = known ?? { id: line.id, text: line.text, sent_at: new Date().toISOString() };
        if (known === undefined) {
          lines.push(said);
          io.emit('line', said);
        }
        // The first acknowledgement is lost.
        if (heard > 1) done({ line: said });
      });
    });
  },
  async play(stage) {
    const pia = await stage.device();
    await pia.press('Log in as pia');
    await pia.see('Connected');
    const quinn = await stage.device();
    await quinn.press('Log in as quinn');
    await quinn.see('Connected');
    await quinn.press('Say');
    await pia.see('quinn says 1');
    pia.cut();
    await pia.see('Away');
    await quinn.press('Say');
    await quinn.see('quinn says 2');
    await stage.pass(1_500);
    pia.restore();
    await pia.see('quinn says 2');
    await stage.pass(6_000);
    await pia.press('Log out');
    await pia.see('Away');
    await stage.pass(3_000);
    await pia.press('Log in as quinn');
    await pia.see('quinn says 2');
    await stage.pass(3_000);
  },
};
