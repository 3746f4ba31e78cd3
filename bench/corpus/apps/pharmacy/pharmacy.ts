import { serveSocket } from '../serve-socket.ts';
import type { SmallApp } from '../small-app.ts';

/** After stock pages over SWR and a socket with op codes, whose writers each know of one key of the cache. */
export const pharmacy: SmallApp = {
  name: 'app-pharmacy',
  row: 'An opened drug keeps its old quantity, a refused limit stays, and a limit set in one tab goes to a key that the other one does not show.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'state.diverged': 1, 'write.lost': 1, 'state.cross-tab': 1 },
  serve(app, server) {
    const items = ['Amoxicillin', 'Ibuprofen', 'Insulin', 'Saline'].map((name, index) => ({
      sku: `PH-${400 + index * 7}`,
      name,
      qty: 20 + index,
      reorderLevel: 10,
      isLocked: name === 'Insulin',
    }));
    let sequence = 0;
    const { tell } = serveSocket(server, '/ws', (say) => {
      say({ op: 0, d: { heartbeatMs: 30_000 } });
      return (text) => {
        const { op } = JSON.parse(text);
        if (op === 2) say({ op: 1, d: { ok: true } });
        if (op === 9) say({ op: 10 });
      };
    });
    app.get('/api/items', (_request, response) => response.json({ items }));
    app.get('/api/items/:sku', ({ params }, response) => response.json(items.find(({ sku }) => sku === params.sku)));
    app.patch('/api/items/:sku', ({ params, body }, response) => {
      const item = items.find(({ sku }) => sku === params.sku);
      if (item === undefined || item.isLocked) return void response.status(409).json({ error: 'locked' });
      item.reorderLevel = Number(body.reorderLevel);
      response.json(item);
    });
    app.post('/api/items/:sku/dispense', ({ params, body }, response) => {
      const item = items.find(({ sku }) => sku === params.sku);
      if (item === undefined) return void response.status(404).json({ error: 'not_found' });
      item.qty -= Number(body.count);
      response.json({ ok: true });
      tell({ op: 5, s: ++sequence, t: 'ITEM_UPDATE', d: { sku: item.sku, qty: item.qty } });
    });
  },
  async play(stage) {
    const counter = await stage.device();
    await counter.see('Saline: 23');
    const office = await counter.window();
    await office.see('Saline: 23');
    await stage.pass(1_000);
    await office.press('Dispense Ibuprofen');
    await counter.see('Ibuprofen: 20');
    await stage.pass(1_000);
    await counter.press('Open Amoxicillin');
    await counter.see('Amoxicillin in stock: 20');
    await stage.pass(1_500);
    await office.press('Dispense Amoxicillin');
    await counter.see('Amoxicillin: 19');
    await stage.pass(12_500);
    await counter.press('Limit Saline');
    await counter.see('Saline: 23, order at 15');
    await stage.pass(7_500);
    await counter.press('Limit Insulin');
    await stage.pass(7_500);
  },
};
