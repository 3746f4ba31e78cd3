import type { SmallApp } from '../small-app.ts';

interface Entry {
  readonly _id: string;
  readonly title: string;
  readonly qty: number;
  readonly rev: number;
}

/** After lists that poll for what is new: the answers name what is gone, and bring what the page itself had added. */
export const fridge: SmallApp = {
  name: 'app-fridge',
  row: 'What somebody else took off a shopping list stays on it, and what the user puts on it stands there twice.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'state.undeleted': 1, 'write.echo-duplicate': 1 },
  serve(app) {
    let rev = 20;
    const entries = new Map<string, Entry>();
    const gone: { readonly id: string; readonly rev: number }[] = [];
    const put = (title: string, qty: number) => {
      const entry = { _id: `6650f1c2a${(4096 + rev * 37).toString(16)}`, title, qty, rev: ++rev };
      entries.set(entry._id, entry);
      return entry;
    };
    const drop = (id: string) => {
      entries.delete(id);
      gone.push({ id, rev: ++rev });
    };
    for (const title of ['Milk', 'Bread', 'Lentils', 'Soap', 'Figs']) put(title, 1);
    app.get('/door/changes', ({ query }, response) => {
      const since = Number(query.since);
      response.json({
        upserts: [...entries.values()].filter((entry) => entry.rev > since),
        gone: gone.filter((one) => one.rev > since).map(({ id }) => id),
        cursor: rev,
      });
    });
    app.post('/door/entries', ({ body }, response) => response.json(put(body.title, body.qty)));
    app.delete('/door/entries/:id', ({ params }, response) => {
      drop(params.id);
      response.json({ ok: true });
    });
  },
  async play(stage) {
    const kitchen = await stage.device();
    await kitchen.see('Figs ×1');
    const phone = await stage.device();
    await phone.see('Figs ×1');
    await stage.pass(1_500);
    await phone.press('Bin Soap');
    await stage.pass(14_000);
    await kitchen.write('New entry', 'Oat flakes');
    await kitchen.press('Add');
    await stage.pass(16_000);
  },
};
