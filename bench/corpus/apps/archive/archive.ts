import { later } from '../later.ts';
import { serveEvents } from '../serve-events.ts';
import type { SmallApp } from '../small-app.ts';

const PAGE_SIZE = 5;
const PHOTOS = 40;

/** What was seen last time is shown at once, then what is new; what lies far above is let go; captions are cut in lists. */
export const archive: SmallApp = {
  name: 'app-archive',
  row: 'A page opens with what it had kept, reads anew behind that, holds two of eight pages, and hears of photos that it does not hold.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: {},
  nearMissOf: [
    'state.diverged',
    'state.undeleted',
    'state.counter',
    'payload.mismatch',
    'payload.partial',
    'event.orphan',
    'event.dropped',
    'poll.hot',
  ],
  serve(app) {
    let photos = Array.from({ length: PHOTOS }, (_, index) => ({
      id: 900 - index,
      caption: `Photo ${900 - index}, taken on a long walk along the river`,
      likes: index,
      album: { id: 4, name: 'Rivers' },
    }));
    const inList = ({ caption, ...photo }: (typeof photos)[number]) => ({
      ...photo,
      caption: `${caption.slice(0, 12)}…`,
    });
    app.get('/api/photos', ({ query }, response) => {
      const after = query.after === undefined ? 0 : photos.findIndex(({ id }) => id < Number(query.after));
      const items = after < 0 ? [] : photos.slice(after, after + PAGE_SIZE);
      response.json({ items: items.map(inList), cursor: items.at(-1)?.id ?? null, total: photos.length });
    });
    app.get('/api/photos/:id', ({ params }, response) => {
      const photo = photos.find(({ id }) => id === Number(params.id));
      if (photo === undefined) return void response.status(404).json({ error: 'not_found' });
      response.json({ ...photo, exif: { camera: 'M2', iso: 200 } });
    });
    serveEvents(app, '/api/photos/live', (tell) => {
      const like = (id: number) => {
        const photo = photos.find((one) => one.id === id);
        if (photo) tell('liked', { id, likes: ++photo.likes });
      };
      for (const [afterMs, id] of [
        [2_000, 899],
        [3_000, 870],
        [5_500, 898],
        [7_500, 885],
        [9_000, 862],
      ] as const)
        later(afterMs, () => like(id));
      later(8_500, () => {
        photos = photos.filter(({ id }) => id !== 866);
        tell('removed', { id: 866 });
      });
    });
  },
  async play(stage) {
    const user = await stage.device();
    await user.see('Photo 900');
    await user.press('Look at 899');
    await user.see('along the river');
    await stage.pass(1_500);
    await user.press('Older');
    await user.see('Photo 894');
    await user.press('Older');
    await user.see('Photo 889');
    await user.press('Older');
    await user.see('Photo 884');
    await stage.pass(2_000);
    await user.reload();
    await user.see('Photo 900');
    await stage.pass(8_000);
  },
};
