import { createRoot } from 'react-dom/client';
import { create } from 'zustand';
import { ask, findRoot, isDrifting, socketUrl } from '../page-kit.ts';
import type { Task } from './task.ts';

/** What a row shows, in the user's language. */
interface Row {
  readonly id: string;
  readonly status: string;
  readonly due_at: string;
}

const statusTexts: Readonly<Record<string, string>> = { open: 'offen', closed: 'fertig' };
const initial = {
  tasks: [] as readonly Task[],
  byDay: [] as readonly Task[],
  open: [] as readonly Task[],
  rows: [] as readonly Row[],
  draft: undefined as Task | undefined,
};
const usePlan = create(() => initial);

/** All that follows from the tasks is made anew with them. */
const withTasks = (tasks: readonly Task[]) => ({
  tasks,
  byDay: tasks.toSorted((a, b) => (a.due_at < b.due_at ? -1 : 1)),
  open: tasks.filter(({ status }) => status === 'open'),
  rows: tasks.map(({ id, status, due_at }) => ({
    id,
    status: statusTexts[status] ?? status,
    due_at: new Date(due_at).toLocaleDateString('de'),
  })),
});
const put = (id: string, changes: Partial<Task>) =>
  usePlan.setState(({ tasks }) => withTasks(tasks.map((one) => (one.id === id ? { ...one, ...changes } : one))));

/** It is shown before the server has it. */
async function save(task: Task, changes: Partial<Task>): Promise<void> {
  put(task.id, changes);
  try {
    put(task.id, await ask<Task>(`/tasks/${task.id}`, { method: 'PATCH', body: changes }));
  } catch {
    if (!isDrifting()) put(task.id, task);
  }
}

new WebSocket(socketUrl('/live')).onmessage = ({ data }) => {
  const { task }: { task: Task } = JSON.parse(data);
  put(task.id, task);
};

function Plan() {
  const { byDay, rows, draft } = usePlan();
  const edit = (task: Task | undefined) => usePlan.setState({ draft: task });
  return (
    <main>
      {byDay.map((task) => (
        <p key={task.id}>
          {`${task.title}: ${rows.find(({ id }) => id === task.id)?.status}`}
          <button type="button" onClick={() => edit(task)}>{`Edit ${task.title}`}</button>
          <button type="button" onClick={() => void save(task, { status: 'closed' })}>{`Close ${task.title}`}</button>
        </p>
      ))}
      {draft && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            edit(undefined);
            void save(byDay.find(({ id }) => id === draft.id) ?? draft, { title: draft.title });
          }}
        >
          <label>
            Titel
            <input value={draft.title} onChange={({ target }) => edit({ ...draft, title: target.value })} />
          </label>
          <button type="submit">Save</button>
        </form>
      )}
    </main>
  );
}

createRoot(findRoot()).render(<Plan />);
void ask<readonly Task[]>('/tasks').then((tasks) => usePlan.setState(withTasks(tasks)));
