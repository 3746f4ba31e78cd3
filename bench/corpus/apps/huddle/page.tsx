import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { io } from 'socket.io-client';
import { ask, findRoot } from '../page-kit.ts';

interface Message {
  readonly id: number;
  readonly from: string;
  readonly text: string;
}

const FORGOTTEN_MS = 3_000;
const socket = io({ auth: { name: `Guest ${Math.floor(Math.random() * 1_000)}` } });

function Huddle() {
  const [messages, setMessages] = useState<readonly Message[]>([]);
  const [typing, setTyping] = useState<readonly string[]>([]);
  const [draft, setDraft] = useState('');
  useEffect(() => {
    void ask<readonly Message[]>('/messages').then(setMessages);
    const stop = (user: string) => setTyping((before) => before.filter((one) => one !== user));
    const timers = new Map<string, ReturnType<typeof setTimeout>>();
    socket.on('message', (message: Message) => setMessages((before) => [...before, message]));
    socket.on('typing:stop', ({ user }: { user: string }) => stop(user));
    socket.on('typing:start', ({ user }: { user: string }) => {
      setTyping((before) => [...before.filter((one) => one !== user), user]);
      clearTimeout(timers.get(user));
      timers.set(user, setTimeout(stop, FORGOTTEN_MS, user));
    });
    return () => void socket.off();
  }, []);
  const send = () => {
    socket.emit('typing:stop');
    socket.emit('message', draft, (message: Message) => setMessages((before) => [...before, message]));
    setDraft('');
  };
  return (
    <main>
      {messages.map(({ id, text }) => (
        <p key={id}>{text}</p>
      ))}
      <p>{typing.length > 0 ? 'Somebody writes' : 'Nobody writes'}</p>
      <label>
        Message
        <input
          value={draft}
          onChange={({ target }) => {
            if (draft === '') socket.emit('typing:start');
            setDraft(target.value);
          }}
        />
      </label>
      <button type="button" onClick={send}>
        Send
      </button>
    </main>
  );
}

createRoot(findRoot()).render(<Huddle />);
