import { serveSocket } from '../serve-socket.ts';
import type { SmallApp } from '../small-app.ts';

/** One of several windows has the connection, and tells the others what it hears; when it is closed another one takes over. */
export const leader: SmallApp = {
  name: 'app-leader',
  row: 'Of three windows one has the socket and tells the others; it is closed, another one takes over and reads again; who logs out in one is out in all.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: {},
  nearMissOf: [
    'state.cross-tab',
    'socket.doubled',
    'gap.no-resync',
    'focus.no-resync',
    'logout.stale-store',
    'logout.stale-storage',
    'state.diverged',
  ],
  serve(app, server) {
    const items = ['Bread', 'Milk', 'Salt'].map((label, index) => ({
      id: index + 1,
      label,
      bought: false,
      owner_id: 88,
    }));
    app.post('/login', ({ body }, response) =>
      response.json({ user: { id: 88, name: String(body.name) }, token: 't-88-a1b2c3d4e5f6' }),
    );
    app.post('/logout', (_request, response) => response.json({}));
    app.get('/items', (_request, response) => response.json(items));
    const { tell } = serveSocket(server, '/items/live', () => undefined);
    app.put('/items/:id', ({ params, body }, response) => {
      const item = items.find(({ id }) => id === Number(params.id));
      Object.assign(item ?? {}, { bought: Boolean(body.bought) });
      response.json(item);
      tell({ type: 'item:changed', item });
    });
  },
  async play(stage) {
    const first = await stage.device();
    await first.press('Log in');
    await first.see('Bread, open');
    await first.see('leads');
    const second = await first.window();
    await second.see('Bread, open');
    const third = await first.window();
    await third.see('Bread, open');
    await third.press('Buy Bread');
    await first.see('Bread, bought');
    await second.see('Bread, bought');
    await first.close();
    await stage.pass(2_000);
    await third.press('Buy Milk');
    await second.see('Milk, bought');
    await second.press('Buy Salt');
    await third.see('Salt, bought');
    await stage.pass(6_000);
    await second.press('Log out');
    await third.see('Nobody');
    await stage.pass(5_000);
  },
};
