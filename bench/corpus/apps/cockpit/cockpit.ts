import { later } from '../later.ts';
import { serveSocket } from '../serve-socket.ts';
import type { SmallApp } from '../small-app.ts';

/** Parts of a page that know each thing by another side, short notices that go by themselves, and a poll that slows down. */
export const cockpit: SmallApp = {
  name: 'app-cockpit',
  row: 'Three parts of a page hold other fields of one machine, notices go after three seconds, a poll slows down while nothing happens, and a job of an hour goes on.',
  page: new URL('./page.ts', import.meta.url),
  incidents: {},
  nearMissOf: [
    'state.diverged',
    'payload.mismatch',
    'payload.partial',
    'poll.hot',
    'poll.hidden',
    'state.stuck',
    'event.dropped',
    'state.undeleted',
    'status.lying',
  ],
  serve(app, server) {
    const names = ['Press', 'Lathe', 'Drill'];
    const loads = [0.31, 0.62, 0.11];
    let polls = 0;
    app.get('/machines', (_request, response) =>
      response.json(names.map((name, index) => ({ id: index + 1, name, site: 'North', state: 'running' }))),
    );
    app.get('/machines/loads', (_request, response) =>
      response.json(loads.map((load, index) => ({ id: index + 1, load, unit: 'ratio' }))),
    );
    app.get('/machines/health', (_request, response) => {
      polls += 1;
      response.json({
        machines: names.map((_, index) => ({
          id: index + 1,
          state: index === 0 ? 'ok' : 'warm',
          checks: polls < 3 ? 1 : 2,
        })),
      });
    });
    app.post('/jobs', (_request, response) => response.status(202).json({ id: 'job-1', state: 'running', percent: 0 }));
    serveSocket(server, '/cockpit', (say) => {
      for (let beat = 1; beat <= 12; beat++)
        later(beat * 1_500, () => {
          loads[beat % 3] = beat / 20;
          say({ t: 'load', d: { id: 1 + (beat % 3), load: beat / 20 } });
          if (beat % 3 === 0)
            say({ t: 'notice', d: { id: `notice-${beat}`, text: `Shift ${beat} begins`, level: 'info' } });
          if (beat % 4 === 0) say({ t: 'job', d: { id: 'job-1', state: 'running', percent: beat * 3 } });
        });
      return undefined;
    });
  },
  async play(stage) {
    const engineer = await stage.device();
    await engineer.see('Press');
    await engineer.press('Start a job');
    await stage.pass(9_000);
    await engineer.hide();
    await stage.pass(5_000);
    await engineer.show();
    await engineer.press('Dismiss');
    await stage.pass(6_000);
  },
};
