import { serveSocket } from '../serve-socket.ts';
import type { SmallApp } from '../small-app.ts';

/** After pages of Vue whose handler keeps the list that a ref held once, and not the ref. */
export const museum: SmallApp = {
  name: 'app-museum',
  row: 'A list in a ref is read again, and what the socket says goes to the list that was there before.',
  page: new URL('./page.ts', import.meta.url),
  incidents: { 'state.diverged': 1 },
  serve(app, server) {
    const works = ['Harbour', 'Orchard', 'Ferry'].map((title, index) => ({
      id: `w-${index + 1}`,
      title,
      place: 'here',
    }));
    const { tell } = serveSocket(server, '/events', () => undefined);
    app.get('/api/works', (_request, response) => response.json({ works, total: works.length }));
    app.post('/api/works/:id', ({ params, body }, response) => {
      const work = works.find(({ id }) => id === params.id);
      if (work === undefined) return void response.status(404).json({});
      work.place = String(body.place);
      response.json(work);
      tell({ type: 'work.changed', work });
    });
  },
  async play(stage) {
    const hall = await stage.device();
    await hall.see('Harbour: here');
    const office = await stage.device();
    await office.see('3 works');
    await stage.pass(500);
    await office.press('Lend Harbour');
    await hall.see('Harbour: lent');
    await stage.pass(2_500);
    await office.press('Lend Orchard');
    await hall.see('Orchard: lent');
    await stage.pass(2_500);
    await hall.press('Read again');
    await hall.see('read 2 times');
    await stage.pass(2_500);
    await office.press('Lend Ferry');
    await office.see('Ferry: lent');
    await stage.pass(15_000);
  },
};
