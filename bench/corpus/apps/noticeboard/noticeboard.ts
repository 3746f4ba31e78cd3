import { later } from '../later.ts';
import { serveSocket } from '../serve-socket.ts';
import type { SmallApp } from '../small-app.ts';
import type { Notice } from './notice.ts';

/** How long an answer takes: by then the page has shown that it is back. */
const ANSWER_MS = 400;

/** After pages that ask again once they are back, and fill their list only where it is empty. */
export const noticeboard: SmallApp = {
  name: 'app-noticeboard',
  row: 'A board loses its connection, a notice is closed meanwhile, the board is back and asks, and makes nothing of the answer.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'state.diverged': 1 },
  nearMissOf: ['state.diverged', 'gap.missed-events', 'gap.no-resync'],
  serve(app, server) {
    const notices: Notice[] = ['notice_1', 'notice_2', 'notice_3'].map((id) => ({ id, state: 'open', version: 1 }));
    app.get('/notices', (_request, response) => later(ANSWER_MS, () => response.json(notices)));
    const { tell } = serveSocket(server, '/live', () => undefined);
    app.post('/notices/:id/close', ({ params }, response) => {
      const index = notices.findIndex(({ id }) => id === params.id);
      const closed = { id: params.id, state: 'closed', version: 2 };
      notices[index] = closed;
      tell({ event: 'notice.changed', notice: closed });
      response.json({ isClosed: true });
    });
  },
  async play(stage) {
    const [board, desk] = [await stage.device(), await stage.device()];
    await board.see('notice_3: open');
    for (const number of [1, 2]) {
      await desk.press(`Close notice_${number}`);
      await board.see(`notice_${number}: closed`);
    }
    await stage.pass(2_500);
    board.cut();
    await board.see('Away');
    await desk.press('Close notice_3');
    await desk.see('notice_3: closed');
    await stage.pass(1_500);
    board.restore();
    await board.see('Live');
    await stage.pass(8_000);
  },
};
