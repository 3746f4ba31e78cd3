import { useEffect, useReducer, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { io, type Socket } from 'socket.io-client';
import { findRoot } from '../page-kit.ts';

interface Message {
  readonly id: string;
  readonly author: string;
  readonly text: string;
  readonly deletedAt?: string;
  readonly isSending?: boolean;
}
interface Room {
  readonly messages: readonly Message[];
  readonly seq: number;
}
type Action = { type: 'sent'; message: Message } | { type: 'heard'; seq: number; message: Message };

function reduce(room: Room, action: Action): Room {
  if (action.type === 'heard' && action.seq <= room.seq) return room;
  const { message } = action;
  const isKnown = room.messages.some(({ id }) => id === message.id);
  const messages = isKnown
    ? room.messages.map((one) => (one.id === message.id ? message : one))
    : [...room.messages, message];
  return { messages, seq: action.type === 'heard' ? action.seq : room.seq };
}

function Room({ socket }: { socket: Socket }) {
  const [room, dispatch] = useReducer(reduce, { messages: [], seq: 0 });
  const [online, setOnline] = useState<readonly string[]>([]);
  const [isLive, setLive] = useState(false);
  useEffect(() => {
    let seq = 0;
    socket.on('connect', () => {
      setLive(true);
      socket.emit('since', seq);
    });
    socket.on('disconnect', () => setLive(false));
    socket.on('event', (event: { seq: number; message: Message }) => {
      seq = Math.max(seq, event.seq);
      dispatch({ type: 'heard', ...event });
    });
    socket.on('presence', (news: { online: string[] }) => setOnline(news.online));
    socket.connect();
  }, [socket]);
  const post = () => {
    const message = { id: crypto.randomUUID(), text: `Word ${room.messages.length + 1}` };
    dispatch({ type: 'sent', message: { ...message, author: 'me', isSending: true } });
    socket.emit('post', message, () => undefined);
  };
  return (
    <main>
      <p>{`${isLive ? 'Live' : 'Away'}, ${online.length} here`}</p>
      <button type="button" onClick={post}>
        Post
      </button>
      {room.messages.map(({ id, text, deletedAt, isSending }) => (
        <p key={id} style={{ color: deletedAt ? 'grey' : 'black' }}>
          {deletedAt ? 'Deleted' : `${text}${isSending ? ' …' : ''}`}
          <button type="button" onClick={() => socket.emit('delete', id)}>{`Delete ${text}`}</button>
        </p>
      ))}
    </main>
  );
}

function App() {
  const [socket, setSocket] = useState<Socket>();
  if (socket) return <Room socket={socket} />;
  const user = `guest-${Math.floor(performance.now())}`;
  return (
    <button type="button" onClick={() => setSocket(io({ autoConnect: false, auth: { user } }))}>
      Come in
    </button>
  );
}

createRoot(findRoot()).render(<App />);
