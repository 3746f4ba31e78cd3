import { later } from '../later.ts';
import { serveSocket } from '../serve-socket.ts';
import type { SmallApp } from '../small-app.ts';
import type { Mail } from './mail.ts';

const MAILS = 200;
/** Lists have so much of a subject. */
const LONGEST_SUBJECT = 12;
/** The number of unread mails is counted anew so long after one was read. */
const COUNTED_AFTER_MS = 3_000;

/**
 * A list of which the page holds what is in sight: what is told of the rest it drops on purpose. What is deleted stays in its table,
 * marked; lists cut what is long; and a number on the server comes late.
 */
export const mailroom: SmallApp = {
  name: 'app-mailroom',
  row: 'A page holds 20 of 200 mails, keeps what is deleted as such, waits to be asked before it shows new ones, and has a count that comes late.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: {},
  nearMissOf: [
    'state.diverged',
    'state.counter',
    'event.orphan',
    'payload.partial',
    'payload.mismatch',
    'store.duplicate',
  ],
  serve(app, server) {
    const all = Array.from({ length: MAILS }, (_, index) => newMail(index));
    let unread = MAILS;
    const count = () => later(COUNTED_AFTER_MS, () => (unread = all.filter((mail) => mail.unread).length));
    app.get('/stats', (_request, response) => response.json({ unread }));
    app.get('/mails', ({ query }, response) => {
      const mails = all.slice(Number(query.from), Number(query.to)).map(inList);
      response.json({ mails, total: all.length });
    });
    app.get('/mails/:id', ({ params }, response) => {
      response.json({ ...all.find(({ id }) => id === params.id), body: 'Dear all, here is what we have agreed upon.' });
    });
    const { tell } = serveSocket(server, '/live', (say) => {
      later(2_500, () => say({ event: 'mail.changed', data: { ...change('mail_150', { flagged: true }) } }));
      later(2_800, () => say({ event: 'mail.changed', data: { ...change('mail_3', { flagged: true }) } }));
      for (const [index, afterMs] of [3_200, 3_400].entries())
        later(afterMs, () => {
          const mail = newMail(MAILS + index);
          all.unshift(mail);
          say({ event: 'mail.added', data: inList(mail) });
        });
      return undefined;
    });
    app.post('/mails/:id/read', ({ params }, response) => {
      response.json(change(params.id, { unread: false }));
      count();
    });
    app.delete('/mails/:id', ({ params }, response) => {
      const deleted = change(params.id, { deleted_at: new Date().toISOString() });
      response.json(deleted);
      tell({ event: 'mail.deleted', data: { id: deleted.id, deleted_at: deleted.deleted_at } });
    });

    function change(id: string, changes: Partial<Mail>): Mail {
      const index = all.findIndex((one) => one.id === id);
      const after = { ...newMail(0), ...all[index], ...changes, updated_at: new Date().toISOString() };
      all[index] = after;
      return inList(after);
    }
  },
  async play(stage) {
    const clerk = await stage.device();
    await clerk.see('About the ma…');
    await clerk.press('Open mail_3');
    await clerk.see('what we have agreed upon');
    await clerk.press('Delete mail_5');
    await clerk.see('2 new');
    await clerk.press('Scroll down');
    await clerk.see('mail_30');
    await stage.pass(4_500);
    await clerk.press('Scroll up');
    await clerk.see('mail_3, flagged');
    await clerk.press('Count');
    await stage.pass(4_000);
  },
};

const newMail = (number: number): Mail => ({
  id: `mail_${number}`,
  subject: `About the matter of ${number} and what came of it`,
  unread: true,
  flagged: false,
  updated_at: '2026-03-02T08:00:00.000Z',
});

const inList = ({ body: _body, ...mail }: Mail): Mail => ({
  ...mail,
  subject: `${mail.subject.slice(0, LONGEST_SUBJECT)}…`,
});
