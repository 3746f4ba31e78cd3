import { createRoot } from 'react-dom/client';
import { io } from 'socket.io-client';
import { create } from 'zustand';
import { ask, findRoot } from '../page-kit.ts';

interface Line {
  readonly id: string;
  readonly text: string;
}

const nobody = { user: null as string | null, isHere: false, lines: [] as readonly Line[] };
const useTalk = create(() => nobody);
const take = (line: Line) =>
  useTalk.setState(({ lines }) => ({ lines: lines.some(({ id }) => id === line.id) ? lines : [...lines, line] }));

const socket = io({
  autoConnect: false,
  auth: (give) => give({ user: useTalk.getState().user }),
  retries: 3,
  ackTimeout: 1_500,
  reconnectionDelay: 300,
});
socket.on('connect', () => useTalk.setState({ isHere: true }));
socket.on('disconnect', () => useTalk.setState({ isHere: false }));
socket.on('line', take);

async function logIn(name: string): Promise<void> {
  const { user } = await ask<{ user: { id: string } }>('/login', { method: 'POST', body: { name } });
  useTalk.setState({ user: user.id });
  socket.connect();
  for (const line of await ask<readonly Line[]>('/lines')) take(line);
}

async function logOut(): Promise<void> {
  socket.disconnect();
  await ask('/logout', { method: 'POST' });
  useTalk.setState(nobody);
}

async function say(): Promise<void> {
  const { user, lines } = useTalk.getState();
  const { line } = await socket.emitWithAck('say', {
    id: crypto.randomUUID(),
    text: `${user} says ${lines.length + 1}`,
  });
  take(line);
}

function Talk() {
  const { isHere, lines } = useTalk();
  return (
    <main>
      <p>{isHere ? 'Connected' : 'Away'}</p>
      {lines.map(({ id, text }) => (
        <p key={id}>{text}</p>
      ))}
      {['pia', 'quinn'].map((name) => (
        <button type="button" key={name} onClick={() => void logIn(name)}>
          {`Log in as ${name}`}
        </button>
      ))}
      <button type="button" onClick={() => void say()}>
        Say
      </button>
      <button type="button" onClick={() => void logOut()}>
        Log out
      </button>
    </main>
  );
}

createRoot(findRoot()).render(<Talk />);
