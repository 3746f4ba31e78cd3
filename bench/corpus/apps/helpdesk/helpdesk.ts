import { serveSocket } from '../serve-socket.ts';
import type { SmallApp } from '../small-app.ts';

/** What a subscription brings goes into Apollo's cache, and from there to whoever has asked for it, by another query or for itself. */
export const helpdesk: SmallApp = {
  name: 'app-helpdesk',
  row: 'Tickets are asked for by two queries, solved by a mutation that answers with a part of them, and told of by a subscription.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: {},
  nearMissOf: ['state.diverged', 'payload.partial', 'payload.mismatch', 'event.duplicate'],
  serve(app, server) {
    const tickets = ['Printer', 'Login', 'Phone'].map((subject, index) => ({
      __typename: 'Ticket',
      id: String(index + 1),
      subject,
      status: 'OPEN',
      customer: { __typename: 'Customer', id: String(20 + index), name: ['Alma', 'Boris', 'Chloe'][index] },
    }));
    const subscribers = new Set<(ticket: object) => void>();
    app.post('/graphql', ({ body }, response) => {
      const { operationName, variables } = body;
      const ticket = tickets.find(({ id }) => id === variables?.id);
      if (operationName === 'Tickets') return void response.json({ data: { tickets } });
      if (operationName === 'Ticket') return void response.json({ data: { ticket } });
      if (ticket) ticket.status = 'SOLVED';
      response.json({ data: { solve: ticket } });
      if (ticket) for (const tell of subscribers) tell(ticket);
    });
    serveSocket(server, '/subscriptions', (say, socket) => (text) => {
      const { type, id } = JSON.parse(text);
      if (type === 'connection_init') say({ type: 'connection_ack' });
      if (type !== 'subscribe') return;
      const tell = (ticketChanged: object) => say({ type: 'next', id, payload: { data: { ticketChanged } } });
      subscribers.add(tell);
      socket.on('close', () => subscribers.delete(tell));
    });
  },
  async play(stage) {
    const agent = await stage.device();
    await agent.see('Printer of Alma: OPEN');
    await agent.press('Show Login');
    await agent.see('Login is OPEN');
    const colleague = await stage.device();
    await colleague.press('Solve Printer');
    await colleague.see('Printer of Alma: SOLVED');
    await stage.pass(1_000);
    await colleague.press('Solve Login');
    await agent.see('Login is SOLVED');
    await stage.pass(7_000);
  },
};
