import { later } from '../later.ts';
import { serveSocket } from '../serve-socket.ts';
import type { SmallApp } from '../small-app.ts';

/** After boards in which a card overtakes the column that it is in. */
export const kanban: SmallApp = {
  name: 'app-kanban',
  row: 'A card is told before its new column, and the page has no place to put it.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'event.orphan': 1 },
  serve(app, server) {
    app.get('/board', (_request, response) =>
      response.json({
        columns: [
          { id: 'col_1', title: 'To do' },
          { id: 'col_2', title: 'Doing' },
        ],
        cards: [{ id: 'card_1', column_id: 'col_1', text: 'Paint the fence' }],
      }),
    );
    serveSocket(server, '/live', (say) => {
      for (const [index, column] of ['col_1', 'col_2', 'col_1'].entries()) {
        const card = { id: `card_1${index}`, column_id: column, text: `Errand ${index + 1}` };
        later(300 + index * 300, () => say({ op: 'card.added', d: card }));
      }
      later(1_200, () => say({ op: 'card.added', d: { id: 'card_2', column_id: 'col_3', text: 'Call the smith' } }));
      later(1_500, () => say({ op: 'column.added', d: { id: 'col_3', title: 'Waiting' } }));
      return undefined;
    });
  },
  async play(stage) {
    const user = await stage.device();
    await user.see('Paint the fence');
    await user.see('Waiting');
    await stage.pass(3_500);
  },
};
