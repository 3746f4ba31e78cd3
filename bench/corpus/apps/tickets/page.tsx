import { createRoot } from 'react-dom/client';
import { io } from 'socket.io-client';
import { create } from 'zustand';
import { ask, findRoot, isDrifting } from '../page-kit.ts';
import type { Ticket } from './ticket.ts';

const useDesk = create(() => ({ isHere: false, tickets: [] as readonly Ticket[] }));
const base = isDrifting() ? '/api/v1/tickets' : '/api/v2/tickets';

/** Of two views of a ticket, the newer one stays. */
function take(news: Ticket): void {
  const newest = (one: Ticket) => (one.id === news.id && one.version < news.version ? news : one);
  useDesk.setState(({ tickets }) => ({ tickets: tickets.map(newest) }));
}
const read = async () => useDesk.setState({ tickets: await ask<readonly Ticket[]>(base) });
const change = async (id: string, body: Partial<Ticket>) =>
  take(await ask<Ticket>(`${base}/${id}`, { method: 'PATCH', body }));
const view = async (id: string) => take(await ask<Ticket>(`${base}/${id}/views`, { method: 'POST' }));

const socket = io();
socket.on('connect', () => useDesk.setState({ isHere: true }));
socket.on('disconnect', () => useDesk.setState({ isHere: false }));
socket.on('ticket:changed', take);

function Row({ id, title, status, assignee, dueOn, note, views }: Ticket) {
  const actions: Readonly<Record<string, () => void>> = {
    [`Close ${title}`]: () => void change(id, { status: 'closed' }),
    [`Take ${title}`]: () => void change(id, { assignee: 'Ada' }),
    [`Set deadline of ${title}`]: () => void change(id, { dueOn: 'Friday' }),
    [`Note ${title}`]: () => void change(id, { note: 'The customer called.' }),
    [`View ${title}`]: () => void view(id),
  };
  return (
    <section>
      <p>{`${title}: ${status}, ${assignee ?? 'nobody'}, ${dueOn === null ? 'no deadline' : `by ${dueOn}`}`}</p>
      {note !== '' && <p>{`${title} has a note`}</p>}
      <p>{`${title} was viewed ${views} times`}</p>
      {Object.entries(actions).map(([name, act]) => (
        <button type="button" key={name} onClick={act}>
          {name}
        </button>
      ))}
    </section>
  );
}

function Desk() {
  const { isHere, tickets } = useDesk();
  return (
    <main>
      <p>{isHere ? 'Connected' : 'Connecting'}</p>
      <button type="button" onClick={() => void read()}>
        Refresh
      </button>
      {tickets.map((ticket) => (
        <Row key={ticket.id} {...ticket} />
      ))}
    </main>
  );
}

createRoot(findRoot()).render(<Desk />);
void read();
