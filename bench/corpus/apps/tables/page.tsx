import { createRoot } from 'react-dom/client';
import { io } from 'socket.io-client';
import { create } from 'zustand';
import { ask, findRoot, isDrifting } from '../page-kit.ts';

interface Table {
  readonly id: string;
  readonly game: string;
  readonly seats: number;
}

const useTables = create(() => ({ user: '', isHere: false, tables: [] as readonly Table[] }));
let token = '';

const socket = io({ auth: (give) => give({ token }) });
socket.on('connect', () => useTables.setState({ isHere: true }));
socket.on('disconnect', () => useTables.setState({ isHere: false }));
socket.on('table', (table: Table) =>
  useTables.setState(({ tables }) => ({ tables: tables.map((one) => (one.id === table.id ? table : one)) })),
);

async function logIn(name: string): Promise<void> {
  const answer = await ask<{ user: { id: string }; token: string }>('/login', { method: 'POST', body: { name } });
  token = answer.token;
  useTables.setState({ user: answer.user.id });
  if (!isDrifting()) socket.disconnect().connect();
}

function Tables() {
  const { user, isHere, tables } = useTables();
  return (
    <main>
      <p>{isHere ? 'Connected' : 'Away'}</p>
      <p>{user === '' ? 'Welcome' : `Welcome, ${user}`}</p>
      {tables.map(({ id, game, seats }) => (
        <p key={id}>{`${game}: ${seats} free`}</p>
      ))}
      <button type="button" onClick={() => void logIn('uma')}>
        Log in as uma
      </button>
    </main>
  );
}

createRoot(findRoot()).render(<Tables />);
void ask<readonly Table[]>('/tables').then((tables) => useTables.setState({ tables }));
