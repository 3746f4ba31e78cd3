import { later } from '../later.ts';
import type { SmallApp } from '../small-app.ts';

interface Item {
  readonly id: string;
  readonly name: string;
  readonly isBought: boolean;
}

/** After shopping lists over long polling: an id of the page's own that stays, a list from before an await, and a tab that is not told. */
export const pantry: SmallApp = {
  name: 'app-pantry',
  row: 'What one adds to a shopping list stands there twice, what a flatmate does meanwhile is undone once something is removed, and a second tab keeps the old title.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'write.echo-duplicate': 1, 'state.clobbered': 1, 'state.cross-tab': 1 },
  serve(app) {
    const list = { id: 'lst_7', title: 'Groceries' };
    let items: readonly Item[] = ['Milk', 'Bread', 'Eggs', 'Butter'].map((name, index) => ({
      id: `itm_${5_020 + index * 4}`,
      name,
      isBought: false,
    }));
    let last = 5_036;
    const changes: object[] = [];
    const waiting = new Set<() => void>();
    const tell = (type: string, item: Item) => {
      changes.push({ type, item });
      for (const answer of waiting) answer();
    };
    app.get('/api/lists/lst_7', (_request, response) => response.json({ list, items, cursor: changes.length }));
    app.patch('/api/lists/lst_7', ({ body }, response) => {
      list.title = String(body.title);
      response.json(list);
    });
    app.get('/api/lists/lst_7/changes', ({ query }, response) => {
      const since = Number(query.since);
      const answer = () => {
        waiting.delete(answer);
        if (!response.writableEnded) response.json({ changes: changes.slice(since), cursor: changes.length });
      };
      if (changes.length > since) return answer();
      waiting.add(answer);
      later(10_000, answer);
      response.on('close', () => waiting.delete(answer));
    });
    app.post('/api/lists/lst_7/items', ({ body }, response) => {
      last += 4;
      const item = { id: `itm_${last}`, name: String(body.name), isBought: false };
      items = [...items, item];
      response.status(201).json(item);
      tell('put', item);
    });
    app.patch('/api/items/:id', ({ params, body }, response) => {
      items = items.map((one) => (one.id === params.id ? { ...one, ...body } : one));
      const item = items.find(({ id }) => id === params.id);
      if (item === undefined) return void response.status(404).json({ error: 'not_found' });
      response.json(item);
      tell('put', item);
    });
    app.delete('/api/items/:id', ({ params }, response) => {
      const item = items.find(({ id }) => id === params.id);
      if (item === undefined) return void response.status(404).json({ error: 'not_found' });
      later(1_500, () => {
        items = items.filter(({ id }) => id !== params.id);
        response.json({ ok: true });
        tell('removed', item);
      });
    });
  },
  async play(stage) {
    const anna = await stage.device();
    await anna.see('Butter');
    const tab = await anna.window();
    await tab.see('Butter');
    const bert = await stage.device();
    await bert.see('Butter');
    await stage.pass(1_500);
    await bert.press('Buy Milk');
    await anna.see('Milk is bought');
    await stage.pass(1_000);
    await bert.write('New', 'Olives');
    await bert.press('Add');
    await anna.see('Olives');
    await stage.pass(3_000);
    await anna.press('Remove Bread');
    await stage.pass(300);
    await bert.press('Buy Eggs');
    await anna.see('Eggs is bought');
    await stage.pass(6_500);
    await anna.press('For the party');
    await anna.see('Party');
    await stage.pass(9_000);
  },
};
