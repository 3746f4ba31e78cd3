import { useCallback, useEffect, useReducer, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { ask, findRoot, isDrifting } from '../page-kit.ts';

interface Item {
  readonly id: string;
  readonly name: string;
  readonly isBought: boolean;
}
interface List {
  readonly id: string;
  readonly title: string;
}
interface State {
  readonly list: List | null;
  readonly items: readonly Item[];
}
interface Change {
  readonly type: 'put' | 'removed';
  readonly item: Item;
}
type Action =
  | { readonly type: 'loaded'; readonly list: List; readonly items: readonly Item[] }
  | { readonly type: 'renamed'; readonly title: string }
  | { readonly type: 'replaced'; readonly items: readonly Item[] }
  | { readonly type: 'added'; readonly item: Item }
  | { readonly type: 'confirmed'; readonly temporaryId: string; readonly item: Item }
  | Change;

const put = (items: readonly Item[], item: Item): readonly Item[] =>
  items.some(({ id }) => id === item.id) ? items.map((one) => (one.id === item.id ? item : one)) : [...items, item];

function reduce(state: State, action: Action): State {
  switch (action.type) {
    case 'loaded':
      return { list: action.list, items: action.items };
    case 'renamed':
      return { ...state, list: state.list && { ...state.list, title: action.title } };
    case 'replaced':
      return { ...state, items: action.items };
    case 'added':
      return { ...state, items: [...state.items, action.item] };
    case 'confirmed':
      return {
        ...state,
        items: put(
          state.items.filter(({ id }) => id !== action.temporaryId),
          action.item,
        ),
      };
    case 'put':
      return { ...state, items: put(state.items, action.item) };
    case 'removed':
      return { ...state, items: state.items.filter(({ id }) => id !== action.item.id) };
  }
}

const rest = (afterMs: number) => new Promise((resolve) => setTimeout(resolve, afterMs));
const tabs = new BroadcastChannel('pantry');

function Pantry() {
  const [{ list, items }, dispatch] = useReducer(reduce, { list: null, items: [] });
  const [name, setName] = useState('');

  const follow = useCallback(async (isOver: () => boolean) => {
    let { cursor, ...loaded } = await ask<State & { list: List; cursor: number }>('/api/lists/lst_7');
    dispatch({ type: 'loaded', ...loaded });
    while (!isOver())
      try {
        const answer = await ask<{ changes: readonly Change[]; cursor: number }>(
          `/api/lists/lst_7/changes?since=${cursor}`,
        );
        cursor = answer.cursor;
        for (const change of answer.changes) dispatch(change);
      } catch {
        await rest(1_000);
      }
  }, []);

  useEffect(() => {
    let isOver = false;
    void follow(() => isOver);
    if (!isDrifting()) tabs.onmessage = ({ data }) => dispatch({ type: 'renamed', title: data.title });
    return () => {
      isOver = true;
    };
  }, [follow]);

  const add = async () => {
    const temporaryId = crypto.randomUUID();
    dispatch({ type: 'added', item: { id: temporaryId, name, isBought: false } });
    setName('');
    const item = await ask<Item>('/api/lists/lst_7/items', { method: 'POST', body: { name } });
    if (!isDrifting()) dispatch({ type: 'confirmed', temporaryId, item });
  };
  const remove = async (item: Item) => {
    await ask(`/api/items/${item.id}`, { method: 'DELETE' });
    if (isDrifting()) dispatch({ type: 'replaced', items: items.filter(({ id }) => id !== item.id) });
    else dispatch({ type: 'removed', item });
  };
  const buy = (item: Item) => ask(`/api/items/${item.id}`, { method: 'PATCH', body: { isBought: true } });
  const rename = async (title: string) => {
    await ask('/api/lists/lst_7', { method: 'PATCH', body: { title } });
    dispatch({ type: 'renamed', title });
    tabs.postMessage({ title });
  };
  return (
    <main>
      <h1>{list?.title}</h1>
      <button type="button" onClick={() => void rename('Party')}>
        For the party
      </button>
      <label>
        New
        <input value={name} onChange={({ target }) => setName(target.value)} />
      </label>
      <button type="button" onClick={() => void add()}>
        Add
      </button>
      {items.map((item) => (
        <p key={item.id}>
          {`${item.name}${item.isBought ? ' is bought' : ''}`}
          <button type="button" onClick={() => void buy(item)}>{`Buy ${item.name}`}</button>
          <button type="button" onClick={() => void remove(item)}>{`Remove ${item.name}`}</button>
        </p>
      ))}
    </main>
  );
}

createRoot(findRoot()).render(<Pantry />);
