import { createRoot } from 'react-dom/client';
import { io } from 'socket.io-client';
import { create } from 'zustand';
import { ask, findRoot, isDrifting } from '../page-kit.ts';

interface Line {
  readonly id: string;
  readonly text: string;
}

const useLounge = create(() => ({
  user: '',
  isHere: false,
  lines: [] as readonly Line[],
  online: [] as readonly string[],
}));
const take = (line: Line) => useLounge.setState(({ lines }) => ({ lines: [...lines, line] }));
const setOnline = (userId: string, isOnline: boolean) =>
  useLounge.setState(({ online }) => ({
    online: [...online.filter((one) => one !== userId), ...(isOnline ? [userId] : [])].toSorted(),
  }));

const socket = io({
  autoConnect: false,
  auth: (give) => give({ user: useLounge.getState().user }),
  reconnectionDelay: 300,
});
let greetings = 0;
socket.on('connect', async () => {
  useLounge.setState({ isHere: true });
  greetings += 1;
  if (greetings > 1 && isDrifting()) return;
  const { lines, online } = await socket.emitWithAck('hello');
  useLounge.setState({ lines, online });
});
socket.on('disconnect', () => useLounge.setState({ isHere: false }));
socket.on('line', take);
socket.on('user:online', ({ userId }) => setOnline(userId, true));
socket.on('user:offline', ({ userId }) => setOnline(userId, false));

async function logIn(name: string): Promise<void> {
  const { user } = await ask<{ user: { id: string } }>('/login', { method: 'POST', body: { name } });
  useLounge.setState({ user: user.id });
  socket.connect();
}

async function say(): Promise<void> {
  socket.emit('typing');
  const { user, lines } = useLounge.getState();
  const { line } = await socket.emitWithAck('say', `${user} says ${lines.length + 1}`);
  take(line);
}

function Lounge() {
  const { isHere, lines, online } = useLounge();
  return (
    <main>
      <p>{isHere ? 'Connected' : 'Away'}</p>
      <p>{online.join(', ')}</p>
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
    </main>
  );
}

createRoot(findRoot()).render(<Lounge />);
