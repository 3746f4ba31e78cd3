import { later } from '../later.ts';
import { serveSocket } from '../serve-socket.ts';
import type { SmallApp } from '../small-app.ts';

/** What is typed is saved after a pause, what was done is undone, and what the server refuses is taken back. */
export const notebook: SmallApp = {
  name: 'app-notebook',
  row: 'A draft is saved while it is written, an archived note is brought back by undo before it was sent, and a refused colour is taken back.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: {},
  nearMissOf: [
    'write.lost',
    'write.overwritten',
    'state.diverged',
    'state.undeleted',
    'order.stale-overwrite',
    'write.duplicated',
  ],
  serve(app, server) {
    const notes = ['Trip', 'Recipe', 'Ideas'].map((title, index) => ({
      id: `n${index + 1}`,
      title,
      body: '',
      color: 'white',
      isArchived: false,
      revision: 1,
    }));
    const { tell } = serveSocket(server, '/notes/live', () => undefined);
    app.get('/notes', (_request, response) => response.json({ items: notes }));
    app.patch('/notes/:id', ({ params, body }, response) => {
      const note = notes.find(({ id }) => id === params.id);
      if (note === undefined) return void response.status(404).json({ error: 'gone' });
      if (body.color === 'black') return void later(400, () => response.status(422).json({ error: 'No such colour.' }));
      later(250, () => {
        Object.assign(note, body, { revision: note.revision + 1 });
        response.json(note);
        tell({ type: 'note', note });
      });
    });
  },
  async play(stage) {
    const writer = await stage.device();
    const reader = await stage.device();
    await reader.see('Trip (white)');
    await writer.see('Trip (white)');
    for (const text of ['Pack', 'Pack the', 'Pack the tent', 'Pack the tent and the stove']) {
      await writer.write('Body of Trip', text);
      await stage.pass(120);
    }
    await reader.see('Pack the tent and the stove');
    await writer.press('Archive Recipe');
    await stage.pass(800);
    await writer.press('Undo');
    await writer.see('Recipe (white)');
    await writer.press('Archive Ideas');
    await stage.pass(4_000);
    await writer.press('Black Trip');
    await writer.see('No such colour');
    await writer.press('Red Trip');
    await reader.see('Trip (red)');
    await stage.pass(5_000);
  },
};
