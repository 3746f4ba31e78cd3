import { Server } from 'socket.io';
import { later } from '../later.ts';
import type { SmallApp } from '../small-app.ts';

/** After apps whose socket is opened with the page, whoever is there, and is still nobody's after the login. */
export const tables: SmallApp = {
  name: 'app-tables',
  row: 'The socket opens with the page, the user logs in a second later, and the socket is not told.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'auth.anonymous-socket': 1 },
  serve(app, server) {
    app.post('/login', ({ body }, response) => {
      const name = String(body.name);
      response.json({ user: { id: name, name }, token: `ticket-of-${name}-${crypto.randomUUID()}` });
    });
    app.get('/tables', (_request, response) => response.json([{ id: 'table_1', game: 'Go', seats: 2 }]));
    const io = new Server(server);
    io.on('connection', (socket) => later(2_000, () => socket.emit('table', { id: 'table_1', game: 'Go', seats: 1 })));
  },
  async play(stage) {
    const guest = await stage.device();
    await guest.see('Connected');
    await guest.see('Go: 1 free');
    await guest.press('Log in as uma');
    await guest.see('Welcome, uma');
    await stage.pass(12_500);
  },
};
