import { later } from '../later.ts';
import { serveSocket } from '../serve-socket.ts';
import type { SmallApp } from '../small-app.ts';
import type { Ride } from './ride.ts';

/** After apps that know their things by a name of their own. The page keeps its list for the next visit, and beside it what happened and was said, where one ride comes again and again. */
export const dispatch: SmallApp = {
  name: 'app-dispatch',
  row: 'A ride that was late stays late on the screen, and one that the user called is there twice, by the answer and by the event.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'state.diverged': 1, 'store.duplicate': 1 },
  nearMissOf: ['state.diverged', 'store.duplicate', 'event.duplicate'],
  serve(app, server) {
    const rides: Ride[] = [ride(1, 'Harbour'), ride(2, 'Airport')];
    let visits = 0;
    app.get('/api/rides', (_request, response) => response.json(rides));
    const { tell } = serveSocket(server, '/live', (say) => {
      visits++;
      // Of the first visit only the list is kept.
      if (visits === 1) return undefined;
      const update = (afterMs: number, rideId: number, status: string) =>
        later(afterMs, () => {
          rides[rideId - 1] = { ...ride(rideId, ''), ...rides[rideId - 1], status };
          say({ type: 'ride.updated', rideId, status });
        });
      update(3_000, 1, 'taken');
      update(4_200, 2, 'taken');
      later(4_600, () => say({ type: 'said', rideId: 1, text: 'Two minutes' }));
      later(5_300, () => say({ type: 'said', rideId: 1, text: 'Two minutes' }));
      update(6_000, 1, 'done');
      update(7_500, 2, 'late');
      update(11_000, 2, 'done');
      return undefined;
    });
    app.post('/api/rides', ({ body }, response) => {
      const called = ride(rides.length + 1, String(body.to));
      rides.push(called);
      tell({ type: 'ride.added', ride: called });
      later(400, () => response.status(201).json(called));
    });
  },
  async play(stage) {
    const caller = await stage.device();
    await caller.see('1 to Harbour: open');
    await caller.reload();
    await caller.see('2 to Airport: late');
    await stage.pass(6_500);
    await caller.press('Ride to the station');
    await caller.see('3 to Station: open');
    await stage.pass(4_000);
  },
};

const ride = (rideId: number, to: string): Ride => ({ rideId, status: 'open', to });
