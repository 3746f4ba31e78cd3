import { later } from '../later.ts';
import { serveSocket } from '../serve-socket.ts';
import type { SmallApp } from '../small-app.ts';
import type { Order } from './order.ts';

/** How many of the archive one page has. */
const PAGE = 3;
const ARCHIVED = 40;

/** After counters beside lists: a way into the list that forgets the number, and a badge that is kept only while its panel is open. */
export const orders: SmallApp = {
  name: 'app-orders',
  row: 'A rush order comes into the list and is not counted; the badge, whose panel was closed, no longer follows the server.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'state.counter': 2 },
  serve(app, server) {
    const open = [order(1, 'Ramen'), order(2, 'Udon')];
    const archive = Array.from({ length: ARCHIVED }, (_, index) => order(100 + index, 'Soba'));
    app.get('/orders', (_request, response) => response.json({ orders: open, total: open.length }));
    app.get('/archive', (_request, response) =>
      response.json({ orders: archive.slice(0, PAGE), total: archive.length }),
    );
    app.post('/orders', ({ body }, response) => {
      const placed = { ...order(open.length + 1, String(body.dish)) };
      open.push(placed);
      later(1_200, () => response.status(201).json({ order: placed, total: open.length }));
    });
    serveSocket(server, '/live', (say) => {
      const bring = (afterMs: number, placed: Order) =>
        later(afterMs, () => {
          open.push(placed);
          say({ type: 'order', order: placed });
        });
      bring(4_000, order(3, 'Tempura'));
      later(4_200, () => say({ type: 'summary', unread: 1 }));
      bring(7_500, order(4, 'Sushi', true));
      later(7_700, () => say({ type: 'summary', unread: 2 }));
      later(9_000, () => {
        const former = order(99, 'Gyoza');
        archive.unshift(former);
        say({ type: 'archived', order: former });
      });
      later(21_000, () => say({ type: 'summary', unread: 5 }));
      return undefined;
    });
  },
  async play(stage) {
    const cook = await stage.device();
    await cook.see('Ramen');
    await cook.press('Archive');
    await cook.see('3 of 40');
    await cook.see('Sushi');
    await cook.see(', 2 unread');
    await cook.press('Close panel');
    await stage.pass(6_000);
    await cook.press('Order curry');
    await cook.see('Curry');
    await stage.pass(12_000);
  },
};

const order = (number: number, dish: string, isRush = false): Order => ({ id: `order_${number}`, dish, isRush });
