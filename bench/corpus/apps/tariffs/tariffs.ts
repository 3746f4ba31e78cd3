import { later } from '../later.ts';
import type { SmallApp } from '../small-app.ts';

/** After plain fetch in a reducer, and SWR: a late answer, a whole thing written back, and a count beside its list. */
export const tariffs: SmallApp = {
  name: 'app-tariffs',
  row: 'The tariffs of a former zone come last, a note undoes the price of another desk, and a count stays.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'order.stale-overwrite': 1, 'write.overwritten': 1, 'state.counter': 1 },
  serve(app) {
    const tariffs = ['Day', 'Night', 'Week', 'Group'].map((name, index) => ({
      id: `trf_${150 + index * 11}`,
      name,
      zone: index % 2 === 0 ? 'inner' : 'outer',
      price: 3,
      note: 'plain',
      version: 1,
    }));
    let notices = ['Strike', 'Snow', 'Fair'].map((text, index) => ({ id: `ntc_${33 + index * 5}`, text }));
    app.get('/api/tariffs', ({ query }, response) => {
      const found = tariffs.filter(({ zone }) => query.zone === 'all' || zone === query.zone);
      later(query.zone === 'inner' ? 1_500 : 50, () => response.json(found));
    });
    const change = (id: string, body: object) => {
      const tariff = tariffs.find((one) => one.id === id);
      if (tariff) Object.assign(tariff, body, { version: tariff.version + 1 });
      return tariff;
    };
    app.put('/api/tariffs/:id', ({ params, body }, response) => void response.json(change(params.id, body)));
    app.patch('/api/tariffs/:id', ({ params, body }, response) => void response.json(change(params.id, body)));
    app.get('/api/notices', (_request, response) => response.json({ notices, noticeCount: notices.length }));
    app.delete('/api/notices/:id', ({ params }, response) => {
      notices = notices.filter(({ id }) => id !== params.id);
      response.json({ ok: true });
    });
  },
  async play(stage) {
    const desk = await stage.device();
    await desk.see('Group: 3, plain');
    const counter = await stage.device();
    await counter.see('Group: 3, plain');
    await stage.pass(1_500);
    await desk.press('Raise Night');
    await desk.see('Night: 5, plain');
    await stage.pass(2_000);
    await counter.press('Note Night');
    await counter.see('seasonal');
    await stage.pass(6_000);
    await desk.press('Zone all');
    await desk.see('seasonal');
    await stage.pass(3_000);
    await desk.press('Zone inner');
    await stage.pass(300);
    await desk.press('Zone outer');
    await stage.pass(7_000);
    await counter.press('Dismiss Snow');
    await stage.pass(7_000);
  },
};
