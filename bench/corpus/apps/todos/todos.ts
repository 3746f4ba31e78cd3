import { later } from '../later.ts';
import type { SmallApp } from '../small-app.ts';

const SLOW_MS = 1_200;

/** After lists that show a new thing under an id of their own, and do not wait with what is done to it next. */
export const todos: SmallApp = {
  name: 'app-todos',
  row: 'A new todo is ticked while it is being saved: the tick is sent to the id that only the page knows, and is not sent again.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'write.lost': 1 },
  serve(app) {
    const all = [{ id: 41, title: 'Call the bank', done: false, created_at: '2026-03-02T08:00:00Z' }];
    app.get('/todos', (_request, response) => response.json(all));
    app.post('/todos', ({ body }, response) => {
      const todo = {
        id: 41 + all.length,
        title: String(body.title),
        done: false,
        created_at: new Date().toISOString(),
      };
      all.push(todo);
      later(SLOW_MS, () => response.status(201).json(todo));
    });
    app.patch('/todos/:id', ({ params, body }, response) => {
      const todo = all.find(({ id }) => String(id) === params.id);
      if (todo === undefined) return void response.status(404).json({ error: 'There is no such todo.' });
      later(200, () => response.json(Object.assign(todo, body)));
    });
  },
  async play(stage) {
    const user = await stage.device();
    await user.see('Call the bank');
    await user.press('Tick Call the bank');
    await user.see('Call the bank, done');
    await stage.pass(1_000);
    await user.write('Title', 'Buy milk');
    await user.press('Add');
    await user.press('Tick Buy milk');
    await user.see('Buy milk, done');
    await stage.pass(9_000);
  },
};
