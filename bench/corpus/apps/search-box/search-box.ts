import { later } from '../later.ts';
import type { SmallApp } from '../small-app.ts';

const books = ['Salt', 'Salt and Stone', 'Sailing', 'Stone Age'].map((title, index) => ({
  id: 200 + index,
  title,
  pages: 90 + index,
}));

/** The shorter the question, the more there is to say, and the later it is said. */
export const searchBox: SmallApp = {
  name: 'app-search-box',
  row: 'The answer to what was typed first comes last, and is shown under what was typed last.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'order.stale-overwrite': 1 },
  serve(app) {
    app.get('/books', ({ query }, response) => {
      const q = String(query.q).toLowerCase();
      const found = books.filter(({ title }) => title.toLowerCase().startsWith(q));
      later(q.length < 3 ? 1_500 : 100, () => response.json({ books: found }));
    });
  },
  async play(stage) {
    const user = await stage.device();
    await user.write('Search', 'sa');
    await user.write('Search', 'salt');
    await user.see('2 found');
    await stage.pass(4_500);
  },
};
