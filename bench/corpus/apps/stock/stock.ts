import type { SmallApp } from '../small-app.ts';

/** After services that answer reads from a copy which is behind. */
export const stock: SmallApp = {
  name: 'app-stock',
  row: 'One client counts the stock anew; another one asks after that, and is told the old count by a cache.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'state.cross-client': 1 },
  serve(app) {
    const articles = [
      { id: 91, label: 'Rope', quantity: 12, revision: 2 },
      { id: 92, label: 'Hooks', quantity: 40, revision: 5 },
    ];
    let cached: object | undefined;
    app.get('/stock', ({ query }, response) => {
      cached ??= structuredClone(articles);
      response.json(query.view === 'cached' ? cached : articles);
    });
    app.patch('/stock/:id', ({ params, body }, response) => {
      const article = articles.find(({ id }) => id === Number(params.id));
      if (article) Object.assign(article, { quantity: Number(body.quantity), revision: article.revision + 1 });
      response.json(article);
    });
  },
  async play(stage) {
    const counter = await stage.device();
    await counter.see('Rope: 12');
    const seller = await stage.device();
    await seller.see('Rope: 12');
    await counter.press('Count 9');
    await counter.see('Rope: 9');
    await stage.pass(500);
    await seller.press('Refresh');
    await seller.see('Reads: 2');
    await stage.pass(7_000);
  },
};
