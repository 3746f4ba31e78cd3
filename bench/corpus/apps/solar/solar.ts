import type { Response } from 'express';
import { later } from '../later.ts';
import type { SmallApp } from '../small-app.ts';

/** After plants' pages over server-sent events: the stream of the site before stays open, and an answer is merged the wrong way round. */
export const solar: SmallApp = {
  name: 'app-solar',
  row: 'A page of a solar plant takes in inverters of the site that was left, and keeps the former mode of one over that of the answer.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'event.wrong-scope': 1, 'state.diverged': 1 },
  serve(app) {
    const inverters = ['aspen', 'birch'].flatMap((site, at) =>
      ['North', 'South', 'Roof'].map((name, index) => ({
        id: `inv_${1_400 + at * 60 + index * 8}`,
        siteId: `site_${site}`,
        name: `${name} ${site}`,
        output: 30 + index,
        limit: 100,
        mode: 'normal',
      })),
    );
    const readers = new Map<Response, string>();
    const tell = (at: number, output: number, mode: string) => {
      const inverter = inverters[at];
      if (inverter === undefined) return;
      Object.assign(inverter, { output, mode });
      for (const [reader, siteId] of readers)
        if (siteId === inverter.siteId) reader.write(`event: inverter\ndata: ${JSON.stringify(inverter)}\n\n`);
    };
    app.get('/api/sites/:id/inverters', ({ params }, response) =>
      response.json(inverters.filter(({ siteId }) => siteId === params.id)),
    );
    app.get('/api/sites/:id/events', ({ params }, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write(': here\n\n');
      readers.set(response, params.id);
      response.on('close', () => readers.delete(response));
      if (params.id === 'site_aspen') {
        later(1_500, () => tell(0, 34, 'boost'));
        later(3_000, () => tell(1, 29, 'boost'));
        later(5_000, () => tell(0, 35, 'normal'));
        later(6_500, () => tell(2, 36, 'boost'));
      } else {
        later(2_000, () => tell(3, 41, 'normal'));
        later(3_500, () => tell(1, 28, 'normal'));
        later(6_000, () => tell(4, 44, 'boost'));
      }
    });
    let polls = 0;
    app.get('/api/sites/:id/yield', (_request, response) => {
      polls += 1;
      const answer = { at: new Date().toISOString(), today: 200 + polls * 3 };
      later(polls % 4 === 0 ? 2_700 : 60, () => response.json(answer));
    });
    app.patch('/api/inverters/:id', ({ params, body }, response) => {
      const inverter = inverters.find(({ id }) => id === params.id);
      if (inverter === undefined) return void response.status(404).json({ error: 'not_found' });
      Object.assign(inverter, { limit: Number(body.limit), mode: 'curtailed' });
      response.json(inverter);
    });
  },
  async play(stage) {
    const plant = await stage.device();
    await plant.see('Roof aspen: 36 kW');
    await stage.pass(2_500);
    await plant.press('Limit North aspen');
    await plant.see('North aspen: 35 kW of 50 %');
    await stage.pass(12_500);
    await plant.press('Birch');
    await plant.see('North birch: 41 kW');
    await plant.see('South birch: 44 kW');
    await stage.pass(6_000);
  },
};
