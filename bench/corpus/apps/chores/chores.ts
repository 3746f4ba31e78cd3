import { later } from '../later.ts';
import { serveSocket } from '../serve-socket.ts';
import type { SmallApp } from '../small-app.ts';

/** An answer on a slow line: it says what was so when the page asked. */
const SLOW_MS = 1_500;

/** After lists that add what they read to what they have, and so bring back what was deleted, or keep it. */
export const chores: SmallApp = {
  name: 'app-chores',
  row: 'One chore is deleted while the list is read, and comes back with the answer; another is gone from the next answer, and stays.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'state.undeleted': 2 },
  serve(app, server) {
    let all = ['Dishes', 'Windows', 'Laundry', 'Garden'].map((title, index) => ({ id: `ch_${index + 1}`, title }));
    const { tell } = serveSocket(server, '/live', () => undefined);
    let reads = 0;
    app.get('/api/chores', (_request, response) => {
      reads++;
      const now = all;
      if (reads !== 2) return void response.json(now);
      later(SLOW_MS / 3, () => {
        all = all.filter(({ id }) => id !== 'ch_2');
        tell({ type: 'chore.deleted', id: 'ch_2' });
      });
      later(SLOW_MS, () => {
        response.json(now);
        // A clean-up at night tells nobody.
        all = all.filter(({ id }) => id !== 'ch_4');
      });
    });
  },
  async play(stage) {
    const user = await stage.device();
    await user.see('Windows');
    await user.see('Live');
    await user.press('Refresh');
    await user.see('Read 2 times');
    await stage.pass(3_500);
    await user.press('Refresh');
    await user.see('Read 3 times');
    await stage.pass(4_000);
  },
};
