import { configureStore, createSlice, type PayloadAction } from '@reduxjs/toolkit';
import { createRoot } from 'react-dom/client';
import { Provider, useSelector } from 'react-redux';
import { ask, findRoot, isDrifting, socketUrl } from '../page-kit.ts';

interface Card {
  readonly id: string;
  readonly column_id: string;
  readonly text: string;
}
interface Column {
  readonly id: string;
  readonly title: string;
  cards: Card[];
}
interface Board {
  columns: Record<string, Column>;
  early: Card[];
}

const board = createSlice({
  name: 'board',
  initialState: { columns: {}, early: [] } as Board,
  reducers: {
    columnAdded: (state, { payload }: PayloadAction<Omit<Column, 'cards'>>) => {
      const cards = state.early.filter(({ column_id }) => column_id === payload.id);
      state.columns[payload.id] = { ...payload, cards };
      state.early = state.early.filter((card) => !cards.includes(card));
    },
    cardAdded: (state, { payload }: PayloadAction<Card>) => {
      const column = state.columns[payload.column_id];
      if (column !== undefined) column.cards.push(payload);
      else if (!isDrifting()) state.early.push(payload);
    },
  },
});
const { columnAdded, cardAdded } = board.actions;
const store = configureStore({ reducer: { board: board.reducer } });

async function start(): Promise<void> {
  const { columns, cards } = await ask<{ columns: Omit<Column, 'cards'>[]; cards: Card[] }>('/board');
  for (const column of columns) store.dispatch(columnAdded(column));
  for (const card of cards) store.dispatch(cardAdded(card));
  new WebSocket(socketUrl('/live')).onmessage = ({ data }) => {
    const { op, d } = JSON.parse(data);
    store.dispatch(op === 'card.added' ? cardAdded(d) : columnAdded(d));
  };
}

function BoardView() {
  const columns = useSelector((state: { board: Board }) => state.board.columns);
  return Object.values(columns).map(({ id, title, cards }) => (
    <section key={id}>
      <h2>{title}</h2>
      {cards.map((card) => (
        <p key={card.id}>{card.text}</p>
      ))}
    </section>
  ));
}

void start();
createRoot(findRoot()).render(
  <Provider store={store}>
    <BoardView />
  </Provider>,
);
