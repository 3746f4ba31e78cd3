import { createRoot } from 'react-dom/client';
import { create } from 'zustand';
import { immer } from 'zustand/middleware/immer';
import { ask, findRoot, isDrifting, socketUrl } from '../page-kit.ts';

interface User {
  readonly id: string;
  readonly name: string;
  readonly role: string;
}
interface Ticket {
  readonly id: string;
  readonly subject: string;
  readonly status: string;
  readonly ownerId: string;
}
interface Session {
  readonly token: string;
  readonly user: User;
}

const recentKey = 'backoffice.recent';

const useSession = create<{ token: string | null; user: User | null; users: readonly User[] }>(() => ({
  token: null,
  user: null,
  users: [],
}));

const useTickets = create<{ byId: Record<string, Ticket>; put(tickets: readonly Ticket[]): void; reset(): void }>()(
  immer((set) => ({
    byId: {},
    put: (tickets) =>
      set((state) => {
        for (const ticket of tickets) state.byId[ticket.id] = ticket;
      }),
    reset: () =>
      set((state) => {
        state.byId = {};
      }),
  })),
);

let socket: WebSocket | undefined;

function listen(token: string): void {
  socket?.close();
  socket = new WebSocket(`${socketUrl('/live')}?access_token=${token}`);
  socket.onmessage = ({ data }) => {
    const { event, ticket }: { event: string; ticket: Ticket } = JSON.parse(data);
    if (event === 'ticket.updated') useTickets.getState().put([ticket]);
  };
}

async function enter({ token, user }: Session): Promise<void> {
  useSession.setState({ token, user });
  const headers = { authorization: `Bearer ${token}` };
  const { tickets } = await ask<{ tickets: readonly Ticket[] }>('/api/tickets', { headers });
  useTickets.getState().put(tickets);
}

async function logIn(name: string): Promise<void> {
  const session = await ask<Session>('/api/auth/login', {
    method: 'POST',
    body: { email: `${name.toLowerCase()}@desk.example`, password: 'pass' },
  });
  await enter(session);
  listen(session.token);
  useSession.setState(await ask<{ users: readonly User[] }>('/api/users'));
}

async function logInAs(userId: string): Promise<void> {
  const session = await ask<Session>('/api/auth/impersonate', { method: 'POST', body: { userId } });
  if (!isDrifting()) {
    useTickets.getState().reset();
    localStorage.removeItem(recentKey);
    listen(session.token);
  }
  await enter(session);
}

async function logOut(): Promise<void> {
  await ask('/api/auth/logout', { method: 'POST' });
  socket?.close();
  socket = undefined;
  useTickets.getState().reset();
  useSession.setState({ token: null, user: null, users: [] });
  if (!isDrifting()) localStorage.removeItem(recentKey);
}

function read(ticket: Ticket): void {
  const recent: readonly Ticket[] = JSON.parse(localStorage.getItem(recentKey) ?? '[]');
  localStorage.setItem(recentKey, JSON.stringify([ticket, ...recent].slice(0, 5)));
}

function Backoffice() {
  const { user, users } = useSession();
  const { byId } = useTickets();
  if (user === null)
    return (
      <button type="button" onClick={() => void logIn('Mona')}>
        I am Mona
      </button>
    );
  return (
    <main>
      <h1>{`You are ${user.name}`}</h1>
      <button type="button" onClick={() => void logOut()}>
        Log out
      </button>
      {user.role === 'admin' &&
        users
          .filter(({ role }) => role !== 'admin')
          .map(({ id, name }) => (
            <button type="button" key={id} onClick={() => void logInAs(id)}>{`Log in as ${name}`}</button>
          ))}
      {Object.values(byId).map((ticket) => (
        <p key={ticket.id}>
          {`${ticket.subject}: ${ticket.status}`}
          <button type="button" onClick={() => read(ticket)}>{`Read ${ticket.subject}`}</button>
        </p>
      ))}
    </main>
  );
}

createRoot(findRoot()).render(<Backoffice />);
