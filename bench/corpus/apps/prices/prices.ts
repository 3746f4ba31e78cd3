import type { SmallApp } from '../small-app.ts';

/** After shops in which two editors save one after the other, and only the last one is right to be content. */
export const prices: SmallApp = {
  name: 'app-prices',
  row: 'Two people change one price from the same version, and both are told that it is saved.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'write.overwritten': 1 },
  serve(app) {
    let product = { id: 44, label: 'Oak table', price_cents: 19_900, version: 6 };
    app.get('/api/products/44', (_request, response) => response.json(product));
    app.patch('/api/products/44', ({ body, headers }, response) => {
      const isAsked = headers['if-match'] !== undefined;
      if (isAsked && Number(headers['if-match']) !== product.version) {
        response.status(412).json(product);
        return;
      }
      product = { ...product, price_cents: Number(body.price_cents), version: product.version + 1 };
      response.json(product);
    });
  },
  async play(stage) {
    const ann = await stage.device();
    await ann.see('19900');
    const bert = await stage.device();
    await bert.see('19900');
    await ann.press('Set to 17900');
    await ann.see('Costs 17900');
    await bert.press('Set to 21900');
    await bert.see('Oak table');
    await stage.pass(4_000);
    await ann.press('Look again');
    await ann.see('Costs 21900');
    await stage.pass(1_000);
  },
};
