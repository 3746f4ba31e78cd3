import { serveEvents, type Tell } from '../serve-events.ts';
import type { SmallApp } from '../small-app.ts';

const names = ['Bolt', 'Nut', 'Washer', 'Screw', 'Hinge', 'Latch', 'Bracket', 'Spring', 'Gasket', 'Valve'];

/** Articles are known by their `sku`, as the store that keeps them under it shows. */
export const warehouse: SmallApp = {
  name: 'app-warehouse',
  row: 'A stock table reads its pages by offset while goods come in on top, so that one is listed twice; an event of a count replaces the whole article.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'store.duplicate': 1, 'payload.partial': 2 },
  serve(app) {
    const tells: Tell[] = [];
    const articles = names.map((name, index) => ({
      sku: `WH-${4100 + index}`,
      name,
      bin: `A-0${index % 4}-${10 + index}`,
      on_hand: 20 + index,
      supplier: { supplier_code: `S${index % 3}`, name: ['Acme', 'Bolts Inc', 'Cogs'][index % 3] },
    }));
    serveEvents(app, '/stream', (tell) => tells.push(tell));
    app.get('/stock', ({ query }, response) => {
      const offset = Number(query.offset);
      response.json({
        ok: true,
        result: { items: articles.slice(offset, offset + 4), total: articles.length, offset },
      });
    });
    app.post('/stock', (_request, response) => {
      const article = {
        sku: `WH-${4100 + articles.length}`,
        name: 'Pulley',
        bin: 'B-01-01',
        on_hand: 5,
        supplier: { supplier_code: 'S0', name: 'Acme' },
      };
      articles.unshift(article);
      response.json({ ok: true, result: article });
    });
    app.post('/stock/:sku/pick', ({ params }, response) => {
      const article = articles.find(({ sku }) => sku === params.sku);
      if (article === undefined) return void response.status(404).json({ ok: false });
      article.on_hand -= 1;
      response.json({ ok: true });
      for (const tell of tells) tell('stock.counted', { sku: article.sku, on_hand: article.on_hand });
    });
  },
  async play(stage) {
    const clerk = await stage.device();
    await clerk.see('Screw');
    const picker = await stage.device();
    await picker.see('Screw');
    await stage.pass(800);
    await clerk.press('More');
    await clerk.see('Spring');
    await stage.pass(1_200);
    await picker.press('Receive a pulley');
    await picker.see('Received');
    await stage.pass(800);
    await clerk.press('More');
    await clerk.see('Valve');
    await stage.pass(3_500);
    await picker.press('Pick Nut');
    await clerk.see('20 in stock');
    await stage.pass(5_000);
  },
};
