import { Server } from 'socket.io';
import { later } from '../later.ts';
import type { SmallApp } from '../small-app.ts';

/** After clients that unpack what comes before they take it, and take each when it is ready. */
export const cipher: SmallApp = {
  name: 'app-cipher',
  row: 'A long change and a short one come one after the other; the short one is unpacked sooner, and the long one is then put over it.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'state.diverged': 1 },
  also: { 'order.regressed': 'What the page shows goes back in time.' },
  serve(app, server) {
    const notes = ['Plan', 'Budget', 'Guests'].map((title, index) => ({
      id: `note-${index + 1}`,
      title,
      body: `${title} v1`,
    }));
    app.get('/notes', (_request, response) => response.json(notes));
    const io = new Server(server);
    const change = (index: number, body: string) => {
      const note = notes[index];
      if (note) io.emit('note changed', Object.assign(note, { body }));
    };
    io.on('connection', () => {
      later(1_000, () => change(0, 'Plan v2'));
      later(2_000, () => change(1, 'Budget v2'));
      later(3_500, () => change(0, `Plan v3 ${'and so on '.repeat(60)}`));
      later(3_600, () => change(0, 'Plan v4'));
    });
  },
  async play(stage) {
    const user = await stage.device();
    await user.see('Budget v2');
    await user.see('Plan v4');
    await stage.pass(5_000);
  },
};
