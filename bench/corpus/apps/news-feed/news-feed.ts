import { later } from '../later.ts';
import { serveEvents } from '../serve-events.ts';
import type { SmallApp } from '../small-app.ts';

const posts = ['Harbour', 'Market', 'Orchestra'].map((title, index) => ({
  id: 400 + index,
  title,
  body: 'A long evening. '.repeat(30),
}));

/** After feeds which put what is new above what is being read. */
export const newsFeed: SmallApp = {
  name: 'app-news-feed',
  row: 'A post with a picture of unknown size comes in above what the user is reading.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'ui.layout-jump': 1 },
  serve(app) {
    app.get('/posts', (_request, response) => response.json(posts));
    app.get('/pictures/1.svg', (_request, response) => {
      const svg =
        '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="520"><rect width="600" height="520"/></svg>';
      later(1_200, () => response.type('image/svg+xml').send(svg));
    });
    serveEvents(app, '/posts/live', (tell) => {
      later(2_500, () => tell('post', { id: 410, title: 'Lighthouse', body: 'Just now.', picture: '/pictures/1.svg' }));
    });
  },
  async play(stage) {
    const user = await stage.device();
    await user.see('Harbour');
    await user.see('Lighthouse');
    await stage.pass(4_500);
  },
};
