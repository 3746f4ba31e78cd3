import type { SmallApp } from '../small-app.ts';

const invoices = [
  { id: 71, customer_name: 'Haddad & Co', total_cents: 45_000, issued_on: '2026-02-11', state: 'open' },
  { id: 72, customer_name: 'Ruiz SL', total_cents: 12_300, issued_on: '2026-02-14', state: 'paid' },
];

/** After services of two generations: the older one answers in snake_case, the newer one in camelCase. */
export const invoiceList: SmallApp = {
  name: 'app-invoices',
  row: 'The list and the single invoice come from two generations of one service, and name their fields otherwise.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'payload.mismatch': 1 },
  serve(app) {
    const find = (id: string) => invoices.find((one) => one.id === Number(id));
    app.get('/api/invoices', (_request, response) => response.json({ results: invoices }));
    app.get('/api/invoices/:id', ({ params }, response) =>
      response.json({ ...find(params.id), lines: ['Work', 'Parts'] }),
    );
    app.get('/api/v2/invoices/:id', ({ params }, response) => {
      const {
        customer_name: customerName,
        total_cents: totalCents,
        issued_on: issuedOn,
        ...rest
      } = find(params.id) ?? {};
      response.json({ ...rest, customerName, totalCents, issuedOn });
    });
  },
  async play(stage) {
    const clerk = await stage.device();
    await clerk.see('Haddad & Co');
    await clerk.press('Open 71');
    await clerk.see('450');
    await clerk.press('Open 72');
    await clerk.see('123');
    await stage.pass(2_000);
  },
};
