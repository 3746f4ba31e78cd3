import { later } from '../later.ts';
import { serveSocket } from '../serve-socket.ts';
import type { SmallApp } from '../small-app.ts';

const topic = 'realtime:public:listings';

/** After databases that tell of changed rows, which have no relations, to pages that had read them with their relations. */
export const listings: SmallApp = {
  name: 'app-listings',
  row: 'A listing is read with its owner and its photos; its changed row, which has neither, takes its place.',
  page: new URL('./page.ts', import.meta.url),
  incidents: { 'payload.partial': 1 },
  serve(app, server) {
    const rows = [1, 2, 3].map((id) => ({ id, title: `Flat ${id}`, rent: 700 + id * 50, owner_id: 30 + id }));
    const withRelations = (row: (typeof rows)[number]) => ({
      ...row,
      owner: { id: row.owner_id, name: ['Vera', 'Willi', 'Xenia'][row.id - 1] },
      photos: [{ id: row.id * 10, url: `/photos/${row.id * 10}.jpg` }],
    });
    app.get('/rest/v1/listings', (_request, response) => response.json(rows.map(withRelations)));
    serveSocket(server, '/realtime/v1/websocket', (say) => (text) => {
      const { ref, event, topic: where } = JSON.parse(text);
      say({ topic: where, event: 'phx_reply', payload: { status: 'ok', response: {} }, ref });
      if (event !== 'phx_join') return;
      later(2_000, () => {
        const row = rows[1];
        if (row === undefined) return;
        const old_record = { id: row.id };
        row.rent = 820;
        say({
          topic,
          event: 'postgres_changes',
          payload: {
            ids: [77],
            data: {
              schema: 'public',
              table: 'listings',
              type: 'UPDATE',
              record: row,
              old_record,
              commit_timestamp: new Date().toISOString(),
            },
          },
          ref: null,
        });
      });
    });
  },
  async play(stage) {
    const user = await stage.device();
    await user.see('Flat 2, 800');
    await user.see('Flat 2, 820');
    await stage.pass(5_000);
  },
};
