import { later } from '../later.ts';
import { serveSocket } from '../serve-socket.ts';
import type { SmallApp } from '../small-app.ts';

/** After order screens: numbered changes that overtake each other, a number of orders of one state, and a cancellation that is refused. */
export const gasdesk: SmallApp = {
  name: 'app-gasdesk',
  row: 'An order goes back to what it was, the number of those at work stays, and one is cancelled that is not.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'order.regressed': 1, 'state.counter': 1, 'write.lost': 1 },
  serve(app, server) {
    let seqNo = 400;
    const orders = ['TTF', 'NBP', 'TTF', 'PEG', 'NBP'].map((contract, index) => ({
      orderId: `G${7731 + index * 9}`,
      contract,
      filled: 0,
      state: 'Working',
      seqNo: ++seqNo,
    }));
    const update = (index: number, change: object): object => {
      const order = orders[index];
      return Object.assign(order ?? {}, change, { seqNo: ++seqNo });
    };
    app.get('/orders', (_request, response) => {
      response.json({ orders, workingCount: orders.filter(({ state }) => state === 'Working').length });
    });
    app.post('/orders/:id/cancel', (_request, response) => {
      later(250, () => response.status(422).json({ error: 'The market is closed.' }));
    });
    serveSocket(server, '/desk', (say) => {
      const tell = (order: object): void => say({ t: 'order:updated', d: order });
      later(3_000, () => tell(update(1, { filled: 20, state: 'Filled' })));
      later(8_000, () => {
        const first = { ...update(2, { filled: 5 }) };
        tell(update(2, { filled: 12 }));
        later(400, () => tell(first));
      });
      return undefined;
    });
  },
  async play(stage) {
    const desk = await stage.device();
    await desk.see('5 working');
    await stage.pass(13_500);
    await desk.press('Cancel G7767');
    await stage.pass(8_000);
  },
};
