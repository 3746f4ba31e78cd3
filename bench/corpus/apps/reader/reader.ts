import type { SmallApp } from '../small-app.ts';

/** After readers in which what is read in one tab is still new in the other. */
export const reader: SmallApp = {
  name: 'app-reader',
  row: 'An article is marked as read in one window, and the window beside it does not hear of it.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'state.cross-tab': 1 },
  serve(app) {
    const articles = [
      { id: 61, headline: 'Rain at last', is_read: false },
      { id: 62, headline: 'Bridge open', is_read: false },
    ];
    app.get('/me', (_request, response) => response.json({ user: { id: 'u_17', name: 'Mia' } }));
    app.get('/articles', (_request, response) => response.json({ articles }));
    app.patch('/articles/:id', ({ params, body }, response) => {
      const article = articles.find(({ id }) => id === Number(params.id));
      if (article) article.is_read = Boolean(body.is_read);
      response.json(article);
    });
  },
  async play(stage) {
    const left = await stage.device();
    await left.see('Bridge open, new');
    const right = await left.window();
    await right.see('Bridge open, new');
    await stage.pass(1_000);
    await right.press('Read 62');
    await right.see('Bridge open, read');
    await stage.pass(7_000);
  },
};
