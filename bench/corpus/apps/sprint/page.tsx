import { createRoot } from 'react-dom/client';
import { create } from 'zustand';
import { ask, findRoot, isDrifting, socketUrl } from '../page-kit.ts';

interface Task {
  readonly id: string;
  readonly title: string;
  readonly assignee: string;
}

const useBoard = create(() => ({ tasks: [] as readonly Task[] }));

/** Both generations of the server, as a page that is older than one of them can know. */
const understand = (task: Task & { readonly assignee_name?: string }): Task => {
  if (isDrifting()) return task;
  const { assignee_name, ...rest } = task;
  return { ...rest, assignee: assignee_name ?? rest.assignee };
};
/** What an answer and an event both bring is there once. */
const add = (news: readonly Task[]) =>
  useBoard.setState(({ tasks }) => {
    const known = new Set(tasks.map(({ id }) => id));
    return { tasks: [...tasks, ...news.filter(({ id }) => !known.has(id)).map(understand)] };
  });
const read = async () => add(await ask<readonly Task[]>(`/tasks?after=${useBoard.getState().tasks.length}`));

function connect(): void {
  const socket = new WebSocket(socketUrl('/board'));
  socket.onopen = () => void read();
  socket.onmessage = ({ data }) => {
    const { task }: { task: Task } = JSON.parse(data);
    add([task]);
  };
  socket.onclose = () => setTimeout(connect, 800);
}

function Board() {
  const { tasks } = useBoard();
  return tasks.map(({ id, title, assignee }) => <p key={id}>{`${title}: ${assignee ?? 'nobody'}`}</p>);
}

createRoot(findRoot()).render(<Board />);
connect();
