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
const add = (tasks: readonly Task[]) =>
  useBoard.setState((board) => ({ tasks: [...board.tasks, ...tasks.map(understand)] }));
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
