import { useEffect, useReducer, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { ask, findRoot, isDrifting } from '../page-kit.ts';

interface Todo {
  readonly id: number | string;
  readonly title: string;
  readonly done: boolean;
}
type Action =
  | { type: 'read'; todos: readonly Todo[] }
  | { type: 'added'; todo: Todo }
  | { type: 'changed'; id: Todo['id']; changes: Partial<Todo> };

function reduce(todos: readonly Todo[], action: Action): readonly Todo[] {
  if (action.type === 'read') return action.todos;
  if (action.type === 'added') return [...todos, action.todo];
  return todos.map((one) => (one.id === action.id ? { ...one, ...action.changes } : one));
}

function Todos() {
  const [todos, dispatch] = useReducer(reduce, []);
  const [title, setTitle] = useState('');
  const saves = useRef(new Map<Todo['id'], Promise<Todo>>());
  useEffect(() => void ask<readonly Todo[]>('/todos').then((all) => dispatch({ type: 'read', todos: all })), []);

  async function add(): Promise<void> {
    const tempId = `temp-${Date.now()}`;
    dispatch({ type: 'added', todo: { id: tempId, title, done: false } });
    setTitle('');
    const save = ask<Todo>('/todos', { method: 'POST', body: { title } });
    saves.current.set(tempId, save);
    const { id } = await save;
    dispatch({ type: 'changed', id: tempId, changes: { id } });
  }

  async function tick({ id, done }: Todo): Promise<void> {
    dispatch({ type: 'changed', id, changes: { done: !done } });
    const saving = saves.current.get(id);
    const realId = saving && !isDrifting() ? (await saving).id : id;
    await ask(`/todos/${realId}`, { method: 'PATCH', body: { done: !done } }).catch(console.error);
  }

  return (
    <main>
      <label>
        Title
        <input value={title} onChange={({ target }) => setTitle(target.value)} />
      </label>
      <button type="button" onClick={() => void add()}>
        Add
      </button>
      {todos.map((todo) => (
        <p key={todo.id}>
          {`${todo.title}${todo.done ? ', done' : ''}`}
          <button type="button" onClick={() => void tick(todo)}>{`Tick ${todo.title}`}</button>
        </p>
      ))}
    </main>
  );
}

createRoot(findRoot()).render(<Todos />);
