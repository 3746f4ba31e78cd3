import { later } from '../later.ts';
import { serveSocket } from '../serve-socket.ts';
import type { SmallApp } from '../small-app.ts';

const END = '\u001e';
const SLOW_MS = 1_500;

/** After a wallet whose late snapshot put back what an event had said since. */
export const auction: SmallApp = {
  name: 'app-auction',
  row: 'A bid comes while the lots are read anew, and the answer, which is older, puts the former bid back.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'order.stale-overwrite': 1 },
  serve(app, server) {
    let lots = [
      { id: 7, title: 'Lamp', highestBid: 40, version: 3 },
      { id: 8, title: 'Chair', highestBid: 15, version: 1 },
    ];
    const sockets = new Set<(text: string) => void>();
    serveSocket(server, '/hub', (_say, socket) => {
      const send = (text: string) => socket.send(text);
      sockets.add(send);
      socket.on('close', () => sockets.delete(send));
      return (text) => {
        if (text.includes('"protocol"')) send(`{}${END}`);
      };
    });
    app.get('/lots', (_request, response) => response.json(lots));
    app.get('/lots/fresh', (_request, response) => {
      const before = lots;
      later(SLOW_MS, () => response.json(before));
      later(SLOW_MS / 3, () => {
        lots = lots.map((lot) => (lot.id === 7 ? { ...lot, highestBid: 55, version: 4 } : lot));
        const said = JSON.stringify({ type: 1, target: 'LotChanged', arguments: [lots[0]] });
        for (const send of sockets) send(said + END);
      });
    });
  },
  async play(stage) {
    const bidder = await stage.device();
    await bidder.see('Lamp: 40');
    await bidder.see('Connected');
    await bidder.press('Refresh');
    await bidder.see('Lamp: 55');
    await stage.pass(3_500);
  },
};
