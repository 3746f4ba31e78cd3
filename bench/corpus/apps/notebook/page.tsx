import { createRoot } from 'react-dom/client';
import { create } from 'zustand';
import { ask, findRoot, socketUrl } from '../page-kit.ts';

interface Note {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly color: string;
  readonly isArchived: boolean;
  readonly revision: number;
}

const SAVED_AFTER_MS = 700;
const UNDO_MS = 2_500;
const initial = {
  notes: [] as readonly Note[],
  drafts: {} as Readonly<Record<string, string>>,
  toast: undefined as string | undefined,
  undo: undefined as string | undefined,
};
const useNotes = create(() => initial);
const put = (id: string, changes: Partial<Note>) =>
  useNotes.setState(({ notes }) => ({ notes: notes.map((one) => (one.id === id ? { ...one, ...changes } : one)) }));
/** What comes late is dropped. */
const take = (note: Note) =>
  useNotes.setState(({ notes }) => ({
    notes: notes.map((one) => (one.id === note.id && note.revision > one.revision ? note : one)),
  }));
const save = async (id: string, body: Partial<Note>) =>
  take(await ask<Note>(`/notes/${id}`, { method: 'PATCH', body }));

const timers = new Map<string, ReturnType<typeof setTimeout>>();
function write(id: string, body: string): void {
  useNotes.setState(({ drafts }) => ({ drafts: { ...drafts, [id]: body } }));
  clearTimeout(timers.get(id));
  timers.set(
    id,
    setTimeout(async () => {
      await save(id, { body });
      useNotes.setState(({ drafts: { [id]: _saved, ...drafts } }) => ({ drafts }));
    }, SAVED_AFTER_MS),
  );
}

/** Sent when it can no longer be undone. */
function archive(id: string): void {
  put(id, { isArchived: true });
  useNotes.setState({ undo: id });
  timers.set(
    `archive ${id}`,
    setTimeout(() => {
      useNotes.setState({ undo: undefined });
      void save(id, { isArchived: true });
    }, UNDO_MS),
  );
}
function undo(id: string): void {
  clearTimeout(timers.get(`archive ${id}`));
  put(id, { isArchived: false });
  useNotes.setState({ undo: undefined });
}

async function paint({ id, color: before }: Note, color: string): Promise<void> {
  put(id, { color });
  try {
    await save(id, { color });
  } catch {
    put(id, { color: before });
    useNotes.setState({ toast: 'No such colour' });
    setTimeout(() => useNotes.setState({ toast: undefined }), 2_000);
  }
}

new WebSocket(socketUrl('/notes/live')).onmessage = ({ data }) => take(JSON.parse(data).note);

function Notebook() {
  const { notes, drafts, toast, undo: undoable } = useNotes();
  return (
    <main>
      <p>{toast}</p>
      {undoable && (
        <button type="button" onClick={() => undo(undoable)}>
          Undo
        </button>
      )}
      {notes
        .filter(({ isArchived }) => !isArchived)
        .map((note) => (
          <section key={note.id}>
            <h2>{`${note.title} (${note.color})`}</h2>
            <p>{note.body}</p>
            <label>
              {`Body of ${note.title}`}
              <input value={drafts[note.id] ?? note.body} onChange={({ target }) => write(note.id, target.value)} />
            </label>
            <button type="button" onClick={() => archive(note.id)}>{`Archive ${note.title}`}</button>
            <button type="button" onClick={() => void paint(note, 'black')}>{`Black ${note.title}`}</button>
            <button type="button" onClick={() => void paint(note, 'red')}>{`Red ${note.title}`}</button>
          </section>
        ))}
    </main>
  );
}

createRoot(findRoot()).render(<Notebook />);
void ask<{ items: readonly Note[] }>('/notes').then(({ items }) => useNotes.setState({ notes: items }));
