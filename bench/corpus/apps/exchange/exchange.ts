import { later } from '../later.ts';
import { serveSocket } from '../serve-socket.ts';
import type { SmallApp } from '../small-app.ts';

/** The server's clock is ahead of the page's by so much. */
const AHEAD_MS = 240_000;
const TICK_MS = 350;
const TICKS = 40;

/** What comes is rounded, spelled out, summed up and cut before it is kept, and most of what comes is not kept at all. */
export const exchange: SmallApp = {
  name: 'app-exchange',
  row: 'Prices are rounded and written out for their readers, one of many ticks is shown, unread news stands at 99+, and the server’s clock is four minutes ahead.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: {},
  nearMissOf: [
    'state.diverged',
    'event.dropped',
    'state.counter',
    'payload.mismatch',
    'order.clock',
    'ttl.expired-visible',
  ],
  serve(app, server) {
    const now = () => new Date(Date.now() + AHEAD_MS).toISOString();
    const quotes = ['AAL', 'BBC', 'CDE', 'DOX'].map((symbol, index) => ({
      id: symbol,
      price: 100.123_4 + index,
      volume: 1_000_000 + index,
      change: 0.012_345,
      at: now(),
    }));
    let unread = 97;
    let news = 500;
    app.get('/quotes', (_request, response) => response.json({ data: quotes, unreadNews: unread }));
    serveSocket(server, '/quotes/live', (say) => {
      for (let tick = 1; tick <= TICKS; tick++)
        later(1_000 + tick * TICK_MS, () => {
          const quote = quotes[tick % quotes.length];
          if (quote === undefined) return;
          Object.assign(quote, {
            price: quote.price + 0.357_1,
            volume: quote.volume + 5_123,
            change: tick / 1_000,
            at: now(),
          });
          say({ channel: 'quote', data: quote });
          if (tick % 8 === 0)
            say({
              channel: 'news',
              data: { id: ++news, headline: `News ${news} of a length that nobody reads to its end`, at: now() },
              unread: ++unread,
            });
        });
      return undefined;
    });
  },
  async play(stage) {
    const trader = await stage.device();
    await trader.see('AAL');
    await trader.see('99+');
    await trader.press('Sort by price');
    await stage.pass(6_000);
    await trader.press('Only winners');
    await stage.pass(9_000);
  },
};
