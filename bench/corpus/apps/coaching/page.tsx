import { Socket } from 'phoenix';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { create } from 'zustand';
import { findRoot, isDrifting, socketUrl } from '../page-kit.ts';

interface Message {
  readonly id: string;
  readonly author: string;
  readonly body: string;
  readonly edited_at: string | null;
}
interface Preview {
  readonly id: string;
  readonly title: string;
  readonly last_message: Message | null;
}

const me = new URLSearchParams(location.search).get('me') ?? `guest_${Math.floor(Math.random() * 1_000)}`;

const useChat = create<{ messages: readonly Message[]; threads: readonly Preview[]; note: string }>(() => ({
  messages: [],
  threads: [],
  note: '',
}));

const append = (message: Message) =>
  useChat.setState(({ messages, threads }) => ({
    messages: [...messages, message],
    threads: threads.map((thread) => ({ ...thread, last_message: message })),
  }));

const drop = (id: string) =>
  useChat.setState(({ messages }) => ({ messages: messages.filter((one) => one.id !== id), note: 'Not sent' }));

const edit = (message: Message) =>
  useChat.setState(({ messages, threads }) => ({
    messages: messages.map((one) => (one.id === message.id ? message : one)),
    threads: isDrifting()
      ? threads
      : threads.map((thread) =>
          thread.last_message?.id === message.id ? { ...thread, last_message: message } : thread,
        ),
  }));

const socket = new Socket(socketUrl('/coaching'), { params: { me }, reconnectAfterMs: () => 700 });
const channel = socket.channel('thread:squat', {});

function listen(): void {
  channel.on('message:new', append);
  channel.on('message:edited', edit);
}

function join(): void {
  if (!isDrifting()) listen();
  socket.connect();
  channel.join().receive('ok', ({ threads, messages }: { threads: Preview[]; messages: Message[] }) => {
    useChat.setState({ threads, messages });
    if (isDrifting()) listen();
  });
}

function send(body: string): void {
  const shown: Message = { id: crypto.randomUUID(), author: me, body, edited_at: null };
  append(shown);
  const push = channel.push('message:send', { body });
  push.receive('ok', ({ message }: { message: Message }) =>
    useChat.setState(({ messages, threads }) => ({
      messages: messages.map((one) => (one.id === shown.id ? message : one)),
      threads: threads.map((thread) => ({ ...thread, last_message: message })),
    })),
  );
  if (!isDrifting()) push.receive('error', () => drop(shown.id)).receive('timeout', () => drop(shown.id));
}

function Chat() {
  const { messages, threads, note } = useChat();
  const [body, setBody] = useState('');
  useEffect(join, []);
  return (
    <main>
      {threads.map(({ id, title, last_message }) => (
        <h2 key={id}>{`${title}: ${last_message?.body}`}</h2>
      ))}
      <p>{note}</p>
      {messages.map(({ id, body: text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a message that stands there twice is what this is about.
        <p key={index}>
          {text}
          <button type="button" onClick={() => channel.push('message:edit', { id, body: `${text} (10 kg)` })}>
            {`Edit ${text}`}
          </button>
        </p>
      ))}
      <label>
        Message
        <input value={body} onChange={({ target }) => setBody(target.value)} />
      </label>
      <button
        type="button"
        onClick={() => {
          send(body);
          setBody('');
        }}
      >
        Send
      </button>
    </main>
  );
}

createRoot(findRoot()).render(<Chat />);
