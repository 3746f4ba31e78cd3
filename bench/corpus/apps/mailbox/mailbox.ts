import { later } from '../later.ts';
import { serveSocket } from '../serve-socket.ts';
import type { SmallApp } from '../small-app.ts';

const RESTART = 1012;

/** After mail clients that read until they have as many as the server counts, and it counts one that was deleted. */
export const mailbox: SmallApp = {
  name: 'app-mailbox',
  row: 'Once its socket is back the page reads until it has all mails that there are by the count, which counts a deleted one too.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'resync.loop': 1 },
  serve(app, server) {
    const mails = ['Rent', 'Holiday', 'Invoice'].map((subject, index) => ({ id: `mail_${index + 1}`, subject }));
    let connections = 0;
    app.get('/mails', (_request, response) => response.json({ mails, total: mails.length + 1 }));
    serveSocket(server, '/mails/live', (say, socket) => {
      connections += 1;
      const isFirst = connections === 1;
      say({ type: 'hello' });
      if (isFirst) later(700, () => say({ type: 'mail', mail: { ...mails[0], subject: 'Rent, again' } }));
      if (isFirst) later(3_000, () => socket.close(RESTART, 'restart'));
      return undefined;
    });
  },
  async play(stage) {
    const reader = await stage.device();
    await reader.see('Rent, again');
    await reader.see('Away');
    await reader.see('Here');
    await stage.pass(6_000);
  },
};
