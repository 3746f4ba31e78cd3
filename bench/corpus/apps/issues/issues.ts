import { serveSocket } from '../serve-socket.ts';
import type { SmallApp } from '../small-app.ts';

/** After caches that have a key of its own for each filter, where news goes to one of them. */
export const issues: SmallApp = {
  name: 'app-issues',
  row: 'News of an issue is put under the key of the whole list, and the list of one’s own issues, which is what is shown, keeps what it was.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'state.diverged': 1 },
  serve(app, server) {
    const all = ['Crash at start', 'Wrong total', 'Slow search', 'Typo'].map((title, index) => ({
      id: 10 + index,
      title,
      state: 'open',
      assignee: { id: 3 + (index % 2), name: index % 2 === 0 ? 'Ada' : 'Ben' },
      updatedAt: '2026-03-02T08:00:00.000Z',
    }));
    const { tell } = serveSocket(server, '/ws', () => undefined);
    app.get('/api/issues', ({ query }, response) =>
      response.json(query.filter === 'mine' ? all.filter(({ assignee }) => assignee.id === 3) : all),
    );
    app.patch('/api/issues/:id', ({ params, body }, response) => {
      const issue = all.find(({ id }) => id === Number(params.id));
      if (issue === undefined) return void response.status(404).json({ error: 'not_found' });
      Object.assign(issue, body, { updatedAt: new Date().toISOString() });
      response.json(issue);
      tell({ type: 'issue.updated', issue });
    });
  },
  async play(stage) {
    const ada = await stage.device();
    await ada.see('Crash at start: open');
    const ben = await stage.device();
    await ben.press('Close Typo');
    await ada.see('Typo: closed');
    await ben.press('Close Wrong total');
    await ada.see('Wrong total: closed');
    await ada.press('Mine');
    await stage.pass(1_500);
    await ben.press('Close Slow search');
    await ben.see('Slow search: closed');
    await stage.pass(8_000);
  },
};
