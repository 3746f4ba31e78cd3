import { createRoot } from 'react-dom/client';
import { io } from 'socket.io-client';
import { create } from 'zustand';
import { ask, findRoot, isDrifting } from '../page-kit.ts';

interface Note {
  readonly id: string;
  readonly title: string;
  readonly body: string;
}

const useNotes = create(() => ({ notes: [] as readonly Note[] }));

/** What is longer takes longer. */
const unpack = async (note: Note): Promise<Note> => {
  await new Promise((done) => setTimeout(done, note.body.length));
  return note;
};
const take = (note: Note) =>
  useNotes.setState(({ notes }) => ({ notes: notes.map((one) => (one.id === note.id ? note : one)) }));

let last: Promise<void> = Promise.resolve();
io().on('note changed', (packed: Note) => {
  if (isDrifting()) void unpack(packed).then(take);
  else last = last.then(async () => take(await unpack(packed)));
});

const Notes = () =>
  useNotes().notes.map(({ id, title, body }) => (
    <article key={id}>
      <h2>{title}</h2>
      <p>{body.slice(0, 40)}</p>
    </article>
  ));

createRoot(findRoot()).render(<Notes />);
void ask<readonly Note[]>('/notes').then((notes) => useNotes.setState({ notes }));
