import { attachProbe } from '@driftscope/probe';
import { Router } from 'express';
import { Server } from 'socket.io';
import { later } from '../later.ts';
import type { SmallApp } from '../small-app.ts';
import type { Ticket } from './ticket.ts';

/** Deadlines wait in an outbox: a second less than what is sent at all may take. */
const OUTBOX_MS = 4_000;
/** What each generation of the API sends of, and after how long. Notes are for those who look. */
const firstSends = { status: 0, assignee: 0 };
const secondSends = { ...firstSends, dueOn: OUTBOX_MS };

/** After servers whose routes send what they know of as a change, and were not told of a field that came later. */
export const tickets: SmallApp = {
  name: 'app-tickets',
  row: 'A deadline is written, of which the code that sends changes has not heard; or it is sent late, other changes are read by those who look, and views are told to nobody.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'event.never-sent': 1 },
  serve(app, server, { collectorUrl, onStop }) {
    const all = ['Printer', 'Login', 'Invoice', 'Phone'].map((title, index) => newTicket(`tk_${index + 1}`, title));
    const io = new Server(server);
    const probe = attachProbe(io, { collectorUrl, app: 'app-tickets' });
    onStop(() => probe.stop());
    app.use(probe.express());

    const change = (id: string, changes: Partial<Ticket>): Ticket | undefined => {
      const index = all.findIndex((one) => one.id === id);
      const before = all[index];
      if (before === undefined) return undefined;
      const after = { ...before, ...changes, version: before.version + 1 };
      all[index] = after;
      return after;
    };
    const routesOf = (sends: Readonly<Record<string, number>>) => {
      const routes = Router();
      routes.get('/tickets', (_request, response) => response.json(all));
      routes.patch('/tickets/:id', ({ params, body }, response) => {
        const changed = change(params.id, body);
        for (const [field, afterMs] of Object.entries(sends)) {
          if (field in body) later(afterMs, () => io.emit('ticket:changed', changed));
        }
        response.json(changed);
      });
      routes.post('/tickets/:id/views', ({ params }, response) => {
        const views = all.find(({ id }) => id === params.id)?.views ?? 0;
        response.json(change(params.id, { views: views + 1 }));
      });
      return routes;
    };
    app.use('/api/v1', routesOf(firstSends));
    app.use('/api/v2', routesOf(secondSends));
  },
  async play(stage) {
    const agent = await stage.device();
    await agent.see('Connected');
    await agent.see('Printer: open, nobody, no deadline');
    const colleague = await stage.device();
    await colleague.see('Connected');
    await colleague.see('Printer: open, nobody, no deadline');
    await agent.press('Close Printer');
    await colleague.see('Printer: closed, nobody, no deadline');
    await agent.press('Take Login');
    await colleague.see('Login: open, Ada, no deadline');
    await agent.press('Note Phone');
    await agent.see('Phone has a note');
    await colleague.press('Refresh');
    await colleague.see('Phone has a note');
    await agent.press('View Printer');
    await agent.see('Printer was viewed 1 times');
    await agent.press('Set deadline of Invoice');
    await agent.see('Invoice: open, nobody, by Friday');
    await stage.pass(6_500);
  },
};

const newTicket = (id: string, title: string): Ticket => ({
  id,
  title,
  status: 'open',
  assignee: null,
  dueOn: null,
  note: '',
  views: 0,
  version: 1,
});
