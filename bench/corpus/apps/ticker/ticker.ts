import { later } from '../later.ts';
import { serveSocket } from '../serve-socket.ts';
import type { SmallApp } from '../small-app.ts';

/** After badges that stay green: the page only hears of a connection's end when it was asked for. */
export const ticker: SmallApp = {
  name: 'app-ticker',
  row: 'The connection breaks, and the badge says that it is live until the next attempt, seven seconds later.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'status.lying': 1 },
  serve(app, server) {
    const quotes = [
      { symbol: 'OAK', id: 1, price: 120.5, updated_at: '2026-03-02T09:00:00Z' },
      { symbol: 'ELM', id: 2, price: 88.1, updated_at: '2026-03-02T09:00:00Z' },
    ];
    app.get('/quotes', (_request, response) => response.json(quotes));
    serveSocket(server, '/stream', (say) => {
      later(600, () => say({ type: 'quote', quote: { ...quotes[0], price: 121, updated_at: '2026-03-02T09:00:04Z' } }));
      return undefined;
    });
  },
  async play(stage) {
    const trader = await stage.device();
    await trader.see('OAK 121');
    trader.cut();
    await stage.pass(5_000);
    trader.restore();
    await trader.see('Attempt 2');
    await stage.pass(4_000);
  },
};
