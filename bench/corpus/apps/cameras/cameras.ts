import { later } from '../later.ts';
import { serveSocket } from '../serve-socket.ts';
import type { SmallApp } from '../small-app.ts';

/** After dashboards whose handler spreads the state of the render in which it was made. */
export const cameras: SmallApp = {
  name: 'app-cameras',
  row: 'Each event is put into the list as it was at the start, so that the second one undoes the first.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'state.clobbered': 1 },
  serve(app, server) {
    const all = ['Gate', 'Yard', 'Cellar'].map((name, index) => ({ id: index + 1, name, mode: 'idle', frame_rate: 5 }));
    app.get('/cameras', (_request, response) => response.json(all));
    serveSocket(server, '/events', (say) => {
      later(1_000, () => say({ topic: 'camera', camera: { ...all[0], mode: 'recording' } }));
      later(2_000, () => say({ topic: 'camera', camera: { ...all[1], mode: 'motion' } }));
      return undefined;
    });
  },
  async play(stage) {
    const guard = await stage.device();
    await guard.see('Gate: recording');
    await guard.see('Yard: motion');
    await stage.pass(4_000);
  },
};
