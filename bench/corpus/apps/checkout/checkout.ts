import { later } from '../later.ts';
import type { SmallApp } from '../small-app.ts';

const SLOW_MS = 1_600;

/** After shops which try again when the answer is late, although the order was placed. */
export const checkout: SmallApp = {
  name: 'app-checkout',
  row: 'The answer to an order is late, the page orders again, and the server has two of them.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'write.duplicated': 1 },
  serve(app) {
    const orders: { id: number; article: string; quantity: number; created_at: string }[] = [];
    const known = new Map<string, (typeof orders)[number]>();
    app.get('/api/orders', (_request, response) => response.json({ orders }));
    app.post('/api/orders', ({ body, headers }, response) => {
      const key = String(headers['idempotency-key'] ?? orders.length);
      const order = known.get(key) ?? {
        id: 5_001 + orders.length,
        article: String(body.article),
        quantity: Number(body.quantity),
        created_at: new Date().toISOString(),
      };
      const isFirst = orders.length === 0;
      if (!known.has(key)) orders.push(order);
      known.set(key, order);
      later(isFirst ? SLOW_MS : 50, () => response.status(201).json(order));
    });
  },
  async play(stage) {
    const buyer = await stage.device();
    await buyer.see('0 orders');
    await buyer.press('Buy');
    await buyer.see('Thank you');
    await stage.pass(3_000);
  },
};
