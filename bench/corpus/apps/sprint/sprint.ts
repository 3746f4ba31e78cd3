import { later } from '../later.ts';
import { serveSocket } from '../serve-socket.ts';
import type { SmallApp } from '../small-app.ts';

const titles = ['Login', 'Search', 'Export', 'Billing', 'Audit', 'Import', 'Help'];

/** After boards that stay open while a new server, which calls a field otherwise, takes the place of the old one. */
export const sprint: SmallApp = {
  name: 'app-sprint',
  row: 'A new server says assignee_name for assignee; the page that was loaded before puts its tasks in beside the others, assigned to nobody.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'payload.version-skew': 1 },
  serve(app, server) {
    let isNew = false;
    const task = (index: number) => {
      const person = ['Ada', 'Grace', 'Edsger'][index % 3];
      return {
        id: `task_${index + 1}`,
        title: titles[index],
        ...(isNew ? { assignee_name: person } : { assignee: person }),
      };
    };
    let count = 1;
    const { tell } = serveSocket(server, '/board', (_say, socket) => {
      if (isNew) return undefined;
      for (const delayMs of [700, 1_400, 2_100, 2_800])
        later(delayMs, () => tell({ event: 'task.added', task: task(count++) }));
      later(3_600, () => {
        isNew = true;
        socket.close(1012, 'Service Restart');
      });
      for (const delayMs of [6_000, 6_800]) later(delayMs, () => tell({ event: 'task.added', task: task(count++) }));
      return undefined;
    });
    app.get('/tasks', ({ query }, response) => {
      const after = Number(query.after ?? 0);
      response.json(Array.from({ length: count }, (_, index) => task(index)).slice(after));
    });
  },
  async play(stage) {
    const lead = await stage.device();
    await lead.see('Audit: Grace');
    await lead.see('Help');
    await stage.pass(4_000);
  },
};
