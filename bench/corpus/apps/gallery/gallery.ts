import { later } from '../later.ts';
import { serveSocket } from '../serve-socket.ts';
import type { SmallApp } from '../small-app.ts';

const PAGE_SIZE = 4;

/** After feeds without an end, whose pages have no names: what goes wrong in one of them goes wrong nowhere that could be named. */
export const gallery: SmallApp = {
  name: 'app-gallery',
  row: 'In a list on pages a refused like stays, and a new photo that was read meanwhile is put in again by the button that says so.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'write.lost': 1, 'store.duplicate': 1 },
  serve(app, server) {
    const photos = Array.from({ length: 10 }, (_, index) => ({
      id: `photo_${30 - index}c`,
      title: `Photo ${30 - index}`,
      liked: false,
    }));
    app.get('/photos', ({ query }, response) => {
      const from = query.after === undefined ? 0 : photos.findIndex(({ id }) => id === query.after) + 1;
      const page = photos.slice(from, from + PAGE_SIZE);
      response.json({ photos: page, next: page.at(-1)?.id ?? null });
    });
    app.put('/photos/:id/like', (_request, response) => response.status(403).json({ error: 'private' }));
    const { tell } = serveSocket(server, '/live', () => undefined);
    app.post('/later', (_request, response) => {
      const photo = { id: 'photo_31c', title: 'Photo 31', liked: false };
      photos.unshift(photo);
      later(300, () => tell({ type: 'photo', photo }));
      response.json({});
    });
  },
  async play(stage) {
    const visitor = await stage.device();
    await visitor.see('Photo 27');
    await visitor.press('More');
    await visitor.see('Photo 24');
    await visitor.press('Like photo_25c');
    await stage.pass(6_500);
    await visitor.press('Wait for one');
    await visitor.see('1 new');
    await visitor.press('Refresh');
    await visitor.see('Photo 31');
    await visitor.press('1 new');
    await stage.pass(2_000);
  },
};
