import { later } from '../later.ts';
import { serveSocket } from '../serve-socket.ts';
import type { SmallApp } from '../small-app.ts';
import type { Task } from './task.ts';

/** Only who planned it may close it: the server refuses after so long. */
const REFUSED_AFTER_MS = 900;

/**
 * A page that shows what is done before the server has it, and takes it back; that holds a draft of what others change meanwhile; and
 * keeps beside what the server says the same sorted, filtered, and in its user's language.
 */
export const planner: SmallApp = {
  name: 'app-planner',
  row: 'A task is closed at once, the server refuses that, and nobody takes it back.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'write.lost': 1 },
  nearMissOf: ['write.lost', 'state.diverged', 'payload.mismatch', 'order.stale-overwrite', 'store.duplicate'],
  serve(app, server) {
    const all: Task[] = [
      { id: 'task_1', title: 'Paint', status: 'open', due_at: '2026-03-05T08:00:00Z', version: 1 },
      { id: 'task_2', title: 'Plaster', status: 'open', due_at: '2026-03-03T08:00:00Z', version: 1 },
      { id: 'task_3', title: 'Measure', status: 'closed', due_at: '2026-03-01T08:00:00Z', version: 4 },
    ];
    const change = (id: string, changes: Partial<Task>): Task | undefined => {
      const index = all.findIndex((one) => one.id === id);
      const before = all[index];
      if (before === undefined) return undefined;
      const after = { ...before, ...changes, version: before.version + 1 };
      all[index] = after;
      return after;
    };
    app.get('/tasks', (_request, response) => response.json(all));
    const { tell } = serveSocket(server, '/live', (say) => {
      later(6_000, () => say({ type: 'task.changed', task: change('task_3', { status: 'open' }) }));
      later(12_000, () => say({ type: 'task.changed', task: change('task_1', { title: 'Paint the hall' }) }));
      return undefined;
    });
    app.patch('/tasks/:id', ({ params, body }, response) => {
      if (body.status === 'closed') return later(REFUSED_AFTER_MS, () => response.status(403).json({ error: 'no' }));
      const changed = change(params.id, body);
      response.json(changed);
      tell({ type: 'task.changed', task: changed });
    });
  },
  async play(stage) {
    const mason = await stage.device();
    await mason.see('Paint: offen');
    await mason.press('Edit Paint');
    await mason.write('Titel', 'Paint it all');
    await mason.see('Paint the hall: offen');
    await mason.press('Close Plaster');
    await mason.see('Plaster: fertig');
    await stage.pass(7_000);
    await mason.press('Save');
    await mason.see('Paint it all: offen');
    await stage.pass(3_000);
  },
};
