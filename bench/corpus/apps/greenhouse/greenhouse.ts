import { later } from '../later.ts';
import { serveEvents } from '../serve-events.ts';
import type { SmallApp } from '../small-app.ts';

/** After apps whose live update of one field wipes the others off the screen. */
export const greenhouse: SmallApp = {
  name: 'app-greenhouse',
  row: 'A reading says what has changed of a sensor, and the page takes it for the whole sensor.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'payload.partial': 1 },
  serve(app) {
    const sensors = ['Door', 'Roof', 'Tank'].map((place, index) => ({
      id: index + 1,
      place,
      unit: '°C',
      alarm_above: 35,
      temperature: 20 + index,
    }));
    app.get('/api/sensors', (_request, response) => response.json(sensors));
    serveEvents(app, '/api/readings', (tell) => {
      later(1_500, () => tell('reading', { id: 2, temperature: 24 }));
    });
  },
  async play(stage) {
    const gardener = await stage.device();
    await gardener.see('Roof 21');
    await gardener.see('24');
    await stage.pass(3_500);
  },
};
