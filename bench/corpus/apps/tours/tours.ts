import { serveEvents, type Tell } from '../serve-events.ts';
import type { SmallApp } from '../small-app.ts';

/** After keys of TanStack Query: events for a key that nothing shows, a draft that stays, and a field of another name. */
export const tours: SmallApp = {
  name: 'app-tours',
  row: 'An opened tour keeps its guide, what one adds stands there twice, and what others drop stays.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'state.diverged': 1, 'write.echo-duplicate': 1, 'state.undeleted': 2 },
  serve(app) {
    const tours = ['Harbour', 'Old town', 'Castle'].map((name, index) => ({ id: 41 + index * 3, name, guide: 'Sam' }));
    let stops = ['Gate', 'Well', 'Tower', 'Market'].map((place, index) => ({
      id: `stp_${610 + index * 7}`,
      tourId: 41,
      place,
    }));
    const tells = new Set<Tell>();
    const tellAll: Tell = (event, data) => {
      for (const tell of tells) tell(event, data);
    };
    let last = 700;
    serveEvents(app, '/api/stream', (tell) => void tells.add(tell));
    app.get('/api/tours', (_request, response) => response.json(tours));
    app.get('/api/tours/:id', ({ params }, response) =>
      response.json(tours.find(({ id }) => id === Number(params.id))),
    );
    app.patch('/api/tours/:id', ({ params, body }, response) => {
      const tour = tours.find(({ id }) => id === Number(params.id));
      if (tour === undefined) return void response.status(404).json({ error: 'not_found' });
      tour.guide = String(body.guide);
      response.json(tour);
      tellAll('tour-updated', tour);
    });
    app.get('/api/stops', (_request, response) => response.json(stops));
    app.post('/api/stops', ({ body }, response) => {
      last += 6;
      const stop = { id: `stp_${last}`, tourId: Number(body.tourId), place: String(body.place) };
      stops = [...stops, stop];
      response.status(201).json(stop);
      tellAll('stop-added', stop);
    });
    app.delete('/api/stops/:id', ({ params }, response) => {
      stops = stops.filter(({ id }) => id !== params.id);
      response.status(204).end();
      tellAll('stop-deleted', { id: params.id });
    });
  },
  async play(stage) {
    const guide = await stage.device();
    await guide.see('Market');
    const office = await stage.device();
    await office.see('Market');
    await guide.press('Open Harbour');
    await guide.see('Harbour is led by Sam');
    await stage.pass(2_000);
    await office.press('Give Castle to Noa');
    await guide.see('Castle: Noa');
    await stage.pass(1_500);
    await office.press('Give Harbour to Noa');
    await guide.see('Harbour: Noa');
    await stage.pass(7_000);
    await guide.press('Add the bridge');
    await office.see('Bridge');
    await stage.pass(6_000);
    await office.press('Drop Well');
    await stage.pass(7_000);
  },
};
