import { later } from '../later.ts';
import { serveEvents } from '../serve-events.ts';
import type { SmallApp } from '../small-app.ts';

/** A store keeps a thing by itself, and once more inside everything that it belongs to. */
export const catalog: SmallApp = {
  name: 'app-catalog',
  row: 'A publisher gets another name, by an event of its own, in the list of publishers and in each of its books.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: {},
  nearMissOf: ['state.diverged', 'state.clobbered', 'payload.partial', 'event.dropped'],
  serve(app) {
    const publishers = [
      { id: 1, name: 'Auriga', city: 'Turin' },
      { id: 2, name: 'Bellona', city: 'Ulm' },
    ];
    const books = ['Ferns', 'Mosses', 'Lichens', 'Sedges'].map((title, index) => ({
      id: 100 + index,
      title,
      price: { amount: 18 + index, currency: 'EUR' },
      publisher: publishers[index % 2],
    }));
    app.get('/api/books', (_request, response) => response.json({ books, total: books.length }));
    app.get('/api/publishers', (_request, response) => response.json({ publishers }));
    serveEvents(app, '/api/events', (tell) => {
      const price = (index: number, amount: number) => {
        const book = books[index];
        if (book) tell('book.updated', Object.assign(book, { price: { amount, currency: 'EUR' } }));
      };
      later(1_500, () => price(0, 21));
      later(2_300, () => price(1, 25));
      later(3_500, () => {
        const publisher = publishers[0];
        if (publisher) tell('publisher.updated', Object.assign(publisher, { name: 'Auriga & Sons' }));
      });
    });
  },
  async play(stage) {
    const reader = await stage.device();
    await reader.see('Ferns by Auriga, 21');
    await reader.see('Mosses by Bellona, 25');
    await reader.see('Auriga & Sons of Turin');
    await stage.pass(5_000);
  },
};
