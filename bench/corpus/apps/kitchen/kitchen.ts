import { serveSocket } from '../serve-socket.ts';
import type { SmallApp } from '../small-app.ts';

const topic = 'orders:kitchen';

/** Phoenix joins its channels again by itself, which looks as if all were well: what was said meanwhile is not said again. */
export const kitchen: SmallApp = {
  name: 'app-kitchen',
  row: 'The kitchen loses its channel while an order is placed, joins it again, and reads nothing.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'gap.missed-events': 1, 'gap.no-resync': 1 },
  serve(app, server) {
    const orders = [{ id: 101, table_no: 4, dish: 'Soup', placed_at: '2026-03-02T18:00:00Z' }];
    app.get('/api/orders', (_request, response) => response.json({ data: orders }));
    const { tell } = serveSocket(server, '/socket/websocket', (say) => (text) => {
      const [joinRef, ref, where, event, payload] = JSON.parse(text);
      const reply = (response: object) => say([joinRef, ref, where, 'phx_reply', { status: 'ok', response }]);
      if (event !== 'place') return reply({});
      const order = {
        id: 101 + orders.length,
        table_no: Number(payload.table_no),
        dish: String(payload.dish),
        placed_at: new Date().toISOString(),
      };
      orders.push(order);
      reply({ order });
      tell([null, null, topic, 'order_placed', order]);
    });
  },
  async play(stage) {
    const cook = await stage.device();
    await cook.see('Soup for table 4');
    const waiter = await stage.device();
    await waiter.see('Soup for table 4');
    for (let order = 2; order <= 4; order++) {
      await waiter.press('Order bread');
      await cook.see(`${order} orders`);
    }
    cook.cut();
    await cook.see('Away');
    await waiter.press('Order fish');
    await waiter.see('Fish for table 9');
    await stage.pass(1_500);
    cook.restore();
    await cook.see('Here');
    await stage.pass(6_000);
  },
};
