import { later } from '../later.ts';
import { serveSocket } from '../serve-socket.ts';
import type { SmallApp } from '../small-app.ts';
import type { Product } from './product.ts';

/** How long the answer of a refresh takes, and when in that time something is sold. */
const REFRESH_MS = 2_800;
const SOLD_MS = 700;

/** After shops, whose things have a `sku`, and whose orders name the same ones over and over. */
export const shop: SmallApp = {
  name: 'app-shop',
  row: 'The list is asked for again, something is sold before the answer comes, and the answer, which does not know of it, is shown.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'order.stale-overwrite': 1 },
  nearMissOf: ['order.stale-overwrite', 'store.duplicate', 'payload.mismatch'],
  serve(app, server) {
    const products: Product[] = [product('A-10', 'Lamp', 4), product('B-20', 'Desk', 5), product('C-30', 'Shelf', 6)];
    let asked = 0;
    const { tell } = serveSocket(server, '/live', () => undefined);
    function sell(sku: string): Product | undefined {
      const index = products.findIndex((one) => one.sku === sku);
      const sold = products[index];
      if (sold === undefined) return undefined;
      products[index] = { ...sold, stock: sold.stock - 1 };
      return products[index];
    }
    app.get('/api/products', (_request, response) => {
      const body = [...products];
      asked++;
      if (asked !== 3) return response.json(body);
      later(SOLD_MS, () => tell({ type: 'product.updated', ...sell('B-20') }));
      later(REFRESH_MS, () => response.json(body));
      return response;
    });
    app.get('/api/orders', (_request, response) =>
      response.json([
        { orderNumber: 'N-1', lines: [line('A-10', 1), line('B-20', 2), line('A-10', 3)] },
        { orderNumber: 'N-2', lines: [line('A-10', 5)] },
      ]),
    );
    app.post('/api/products/:sku/sales', ({ params }, response) => {
      const sold = sell(params.sku);
      tell({ type: 'product.updated', ...sold });
      response.status(201).json(sold);
    });
  },
  async play(stage) {
    const clerk = await stage.device();
    await clerk.see('Desk: 5');
    await clerk.see('4 lines');
    await clerk.press('Sell a lamp');
    await clerk.see('Lamp: 3');
    await stage.pass(3_000);
    await clerk.press('Refresh');
    await stage.pass(1_500);
    await clerk.press('Refresh');
    await clerk.see('Desk: 4');
    await stage.pass(6_000);
  },
};

const product = (sku: string, title: string, stock: number): Product => ({ sku, title, stock });
const line = (sku: string, count: number) => ({ sku, count, title: 'As it was called' });
