import { Server } from 'socket.io';
import { later } from '../later.ts';
import type { SmallApp } from '../small-app.ts';

/** After apps that open their connection in a component: each part of the page that needs it has its own. */
export const roster: SmallApp = {
  name: 'app-roster',
  row: 'The page shows a second part, which opens a connection of its own beside the one that is there, and both hear of every shift.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'socket.doubled': 1 },
  serve(app, server) {
    const shifts = [
      { id: 'shift_1', who: 'Ines', hours: 'early', version: 1 },
      { id: 'shift_2', who: 'Omar', hours: 'late', version: 1 },
    ];
    const io = new Server(server);
    app.get('/shifts', (_request, response) => response.json(shifts));
    app.post('/shifts/:id/swap', ({ params }, response) => {
      const shift = shifts.find(({ id }) => id === params.id);
      if (shift === undefined) {
        response.status(404).end();
        return;
      }
      Object.assign(shift, { hours: shift.hours === 'early' ? 'late' : 'early', version: shift.version + 1 });
      response.json(shift);
      later(100, () => io.emit('shift:changed', shift));
    });
  },
  async play(stage) {
    const nurse = await stage.device();
    await nurse.see('Ines: early');
    await nurse.press('Show summary');
    await nurse.see('1 early');
    await stage.pass(2_000);
    await nurse.press('Swap Ines');
    await nurse.see('Ines: late');
    await stage.pass(5_000);
  },
};
