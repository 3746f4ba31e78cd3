import { later } from '../later.ts';
import { serveSocket } from '../serve-socket.ts';
import type { SmallApp } from '../small-app.ts';

/** How long the server takes to keep a note. */
const SAVING_MS = 900;

/** After boards that append what was saved to the list as it was when they began to save. */
export const standup: SmallApp = {
  name: 'app-standup',
  row: 'A note is being saved when a colleague adds one, which is gone once the first is saved.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'state.clobbered': 1 },
  serve(app, server) {
    const notes = [
      { id: 'n_1', author: 'Ada', text: 'Migrated the invoices' },
      { id: 'n_2', author: 'Grace', text: 'Waiting for a review' },
    ];
    const { tell } = serveSocket(server, '/live', () => undefined);
    const add = (author: string, text: string) => {
      const note = { id: `n_${notes.length + 1}`, author, text };
      notes.push(note);
      return note;
    };
    app.get('/api/notes', (_request, response) => response.json(notes));
    app.post('/api/notes', ({ body }, response) => {
      later(300, () => tell({ event: 'note.added', note: add('Edsger', 'Proved the scheduler') }));
      later(SAVING_MS, () => response.status(201).json(add('Ada', String(body.text))));
    });
  },
  async play(stage) {
    const ada = await stage.device();
    await ada.see('Grace: Waiting for a review');
    await ada.press('Add note');
    await ada.see('Ada: Reviewed it');
    await stage.pass(4_000);
  },
};
