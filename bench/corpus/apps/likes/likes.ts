import type { SmallApp } from '../small-app.ts';

/** After feeds whose heart stays red although the server never took it. */
export const likes: SmallApp = {
  name: 'app-likes',
  row: 'A like is shown at once, the server fails, and nobody takes it back.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'write.lost': 1 },
  serve(app) {
    const posts = [
      { id: 31, text: 'First snow', like_count: 4, liked_by_me: false },
      { id: 32, text: 'New bicycle', like_count: 9, liked_by_me: false },
    ];
    app.get('/api/posts', (_request, response) => response.json(posts));
    app.put('/api/posts/:id', (_request, response) => response.status(503).json({ error: 'busy' }));
  },
  async play(stage) {
    const user = await stage.device();
    await user.see('New bicycle: 9');
    await user.press('Like 32');
    await user.see('Tried');
    await stage.pass(6_500);
  },
};
