import { later } from '../later.ts';
import { serveEvents } from '../serve-events.ts';
import type { SmallApp } from '../small-app.ts';

/** After mail clients whose badge stays when a mail is read on the phone. */
export const mailbox: SmallApp = {
  name: 'app-mailbox',
  row: 'A mail is read on another device: the page marks it, and does not take over the count.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'state.counter': 1 },
  serve(app) {
    const mails = ['Invoice', 'Lunch', 'Minutes'].map((subject, index) => ({
      id: 11 + index,
      subject,
      seen: index > 1,
    }));
    app.get('/api/mailbox', (_request, response) => response.json({ mails, unread_count: 2 }));
    serveEvents(app, '/api/changes', (tell) => {
      later(1_000, () => tell('mail', { mail: { id: 21, subject: 'Tickets', seen: false }, unread_count: 3 }));
      later(2_500, () => tell('seen', { mail: { id: 12, subject: 'Lunch', seen: true }, unread_count: 2 }));
    });
  },
  async play(stage) {
    const user = await stage.device();
    await user.see('Unread: 3');
    await user.see('Lunch, read');
    await stage.pass(3_500);
  },
};
