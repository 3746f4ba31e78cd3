import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { create } from 'zustand';
import { ask, findRoot, socketUrl } from '../page-kit.ts';

interface Note {
  readonly id: number;
  readonly text: string;
  readonly version: number;
}

const useNotes = create(() => ({ status: 'offline', notes: [] as readonly Note[] }));

/** One of its notes twice is one note. */
const take = (note: Note) =>
  useNotes.setState(({ notes }) => ({ notes: [...notes.filter(({ id }) => id !== note.id), note] }));

function listen(): () => void {
  const socket = new WebSocket(socketUrl('/notes/live'));
  let isLeft = false;
  socket.onopen = () => {
    if (isLeft) socket.close();
    else useNotes.setState({ status: 'online' });
  };
  socket.onmessage = ({ data }) => take(JSON.parse(data).note);
  return () => {
    isLeft = true;
    if (socket.readyState === WebSocket.OPEN) socket.close();
  };
}

function hotReload(): void {
  const socket = new WebSocket(socketUrl('/hmr'), 'vite-hmr');
  socket.onclose = () => setTimeout(hotReload, 1_000);
}

function Notes() {
  const { status, notes } = useNotes();
  useEffect(() => {
    // As StrictMode does it: once more, and in a production build too.
    listen()();
    return listen();
  }, []);
  useEffect(() => void ask<readonly Note[]>('/notes').then((all) => useNotes.setState({ notes: all })), []);
  const add = async () =>
    take(await ask<Note>('/notes', { method: 'POST', body: { text: `Note ${notes.length + 1}` } }));
  return (
    <main>
      <p>{status}</p>
      {notes.map(({ id, text }) => (
        <p key={id}>{text}</p>
      ))}
      <button type="button" onClick={() => void add()}>
        Add
      </button>
    </main>
  );
}

createRoot(findRoot()).render(<Notes />);
hotReload();
