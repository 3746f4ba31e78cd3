import { later } from '../later.ts';
import type { SmallApp } from '../small-app.ts';

/** After admin pages whose search has no order, whose list is not told of what was removed, and whose figures are asked for all the time. */
export const seedbank: SmallApp = {
  name: 'app-seedbank',
  row: 'A seed bank shows the answer to an older search, keeps a sample it removed, and asks for the same figures every two seconds.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'order.stale-overwrite': 1, 'state.undeleted': 1, 'poll.hot': 1 },
  serve(app) {
    const samples = ['Barley', 'Beet', 'Bean', 'Carrot', 'Cabbage'].map((name, index) => ({
      __typename: 'Sample',
      id: `SMP${310 + index}`,
      name,
      shelf: `S${index}`,
    }));
    app.post('/graphql', ({ body }, response) => {
      const { operationName, variables } = body;
      if (operationName === 'Figures')
        return void response.json({ data: { figures: { temperature: -18, humidity: 15 } } });
      if (operationName === 'RemoveSample') {
        samples.splice(
          samples.findIndex(({ id }) => id === variables.id),
          1,
        );
        return void response.json({ data: { removeSample: { ok: true } } });
      }
      const term = String(variables?.term ?? '');
      const found = samples.filter(({ name }) => name.toLowerCase().startsWith(term));
      const field = operationName === 'Search' ? 'search' : 'samples';
      later(term === 'b' ? 1_500 : 30, () => response.json({ data: { [field]: found } }));
    });
  },
  async play(stage) {
    const keeper = await stage.device();
    await keeper.see('Cabbage');
    await stage.pass(1_000);
    await keeper.press('Search b');
    await stage.pass(400);
    await keeper.press('Search ca');
    await stage.pass(5_000);
    await keeper.press('Remove Bean');
    await keeper.see('Done');
    await stage.pass(12_000);
  },
};
