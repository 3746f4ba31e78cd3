import { Server } from 'socket.io';
import { later } from '../later.ts';
import type { SmallApp } from '../small-app.ts';

/** After shared documents: whoever has them open in some tabs is, with all parts of each tab, the load that takes the server down again. */
export const handbook: SmallApp = {
  name: 'app-handbook',
  row: 'The network was away, and every part of every tab reads the same list for itself as soon as it is back.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'resync.storm': 1 },
  serve(app, server) {
    const chapters = ['Travel', 'Holidays', 'Safety'].map((title, index) => ({
      id: `ch_${index + 1}`,
      title,
      version: 1,
    }));
    const io = new Server(server);
    app.get('/chapters', (_request, response) => response.json(chapters));
    io.on('connection', (socket) => {
      later(500, () => socket.emit('chapter:changed', chapters[0]));
    });
  },
  async play(stage) {
    const first = await stage.device();
    await first.see('Here');
    const tabs = [first, await first.window(), await first.window(), await first.window()];
    for (const tab of tabs) await tab.see('Travel');
    await stage.pass(12_000);
    first.cut();
    for (const tab of tabs) await tab.see('Away');
    await stage.pass(1_000);
    first.restore();
    for (const tab of tabs) await tab.see('Here');
    await stage.pass(31_000);
  },
};
