import { serveSocket } from '../serve-socket.ts';
import type { SmallApp } from '../small-app.ts';

/**
 * What development looks like: effects run twice, so the first socket closes as soon as it is open; a second socket brings new
 * code and no data, and comes back by itself; and a page that is loaded anew closes what it had.
 */
export const devServer: SmallApp = {
  name: 'app-dev-server',
  row: 'React mounts twice, the socket of the development server is lost and comes back, and the page is loaded anew.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: {},
  nearMissOf: ['gap.no-resync', 'gap.no-reconnect', 'event.duplicate', 'store.duplicate', 'status.lying'],
  serve(app, server) {
    const notes = [{ id: 1, text: 'Call the bank', version: 1 }];
    app.get('/notes', (_request, response) => response.json(notes));
    const { tell } = serveSocket(server, '/notes/live', () => undefined);
    app.post('/notes', ({ body }, response) => {
      const note = { id: notes.length + 1, text: String(body.text), version: 1 };
      notes.push(note);
      tell({ kind: 'note', note });
      response.status(201).json(note);
    });
    serveSocket(server, '/hmr', (say, socket) => {
      say({ type: 'connected' });
      setTimeout(() => socket.terminate(), 2_500).unref();
      return undefined;
    });
  },
  async play(stage) {
    const user = await stage.device();
    await user.see('Call the bank');
    await user.press('Add');
    await user.see('Note 2');
    await stage.pass(6_000);
    await user.reload();
    await user.see('Note 2');
    await user.press('Add');
    await user.see('Note 3');
    await stage.pass(3_000);
  },
};
