import { createRoot } from 'react-dom/client';
import { create } from 'zustand';
import { ask, findRoot, isDrifting, socketUrl } from '../page-kit.ts';

interface Note {
  readonly id: string;
  readonly author: string;
  readonly text: string;
}

const useBoard = create(() => ({ notes: [] as readonly Note[] }));
const append = (note: Note) => useBoard.setState(({ notes }) => ({ notes: [...notes, note] }));

async function add(text: string): Promise<void> {
  const { notes } = useBoard.getState();
  const saved = await ask<Note>('/api/notes', { method: 'POST', body: { text } });
  if (isDrifting()) useBoard.setState({ notes: [...notes, saved] });
  else append(saved);
}

new WebSocket(socketUrl('/live')).onmessage = ({ data }) => {
  const { note }: { note: Note } = JSON.parse(data);
  append(note);
};

function Board() {
  const { notes } = useBoard();
  return (
    <main>
      <button type="button" onClick={() => void add('Reviewed it')}>
        Add note
      </button>
      {notes.map(({ id, author, text }) => (
        <p key={id}>{`${author}: ${text}`}</p>
      ))}
    </main>
  );
}

createRoot(findRoot()).render(<Board />);
void ask<readonly Note[]>('/api/notes').then((notes) => useBoard.setState({ notes }));
