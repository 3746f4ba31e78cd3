import { configureStore, createSlice, type PayloadAction } from '@reduxjs/toolkit';
import { createRoot } from 'react-dom/client';
import { Provider, useSelector } from 'react-redux';
import { io } from 'socket.io-client';
import { ask, findRoot } from '../page-kit.ts';

interface Card {
  readonly id: number | string;
  readonly title: string;
  readonly lane: string;
  readonly rank: number;
}

const board = createSlice({
  name: 'board',
  initialState: { lanes: [] as string[], cards: [] as Card[], fault: '' },
  reducers: {
    read: (state, { payload }: PayloadAction<{ lanes?: string[]; cards: Card[] }>) => {
      const unsaved = state.cards.filter(({ id }) => typeof id === 'string');
      Object.assign(state, payload, { cards: [...payload.cards, ...unsaved] });
    },
    moved: (state, { payload: { id, lane } }: PayloadAction<{ id: Card['id']; lane: string }>) => {
      state.fault = '';
      state.cards = state.cards.map((card) => (card.id === id ? { ...card, lane, rank: 0.5 } : card));
    },
    refused: (state, { payload }: PayloadAction<Card>) => {
      state.fault = 'The lane is full';
      state.cards = state.cards.map((card) => (card.id === payload.id ? payload : card));
    },
    added: (state, { payload: { card, clientId } }: PayloadAction<{ card: Card; clientId: string }>) => {
      state.cards = [...state.cards.filter(({ id }) => id !== card.id && id !== clientId), card];
    },
  },
});
const { read, moved, refused, added } = board.actions;
const store = configureStore({ reducer: { board: board.reducer } });
const readAll = async () => void store.dispatch(read(await ask<{ lanes: string[]; cards: Card[] }>('/board')));

let waiting: ReturnType<typeof setTimeout> | undefined;
const socket = io();
socket.on('connect', () => void readAll());
socket.on('card:added', (news: { card: Card; clientId: string }) => store.dispatch(added(news)));
socket.on('board:changed', (news: { cards: Card[] }) => {
  store.dispatch(read(news));
  clearTimeout(waiting);
  waiting = setTimeout(readAll, 400);
});

async function move(card: Card, lane: string): Promise<void> {
  store.dispatch(moved({ id: card.id, lane }));
  try {
    store.dispatch(read(await ask<{ cards: Card[] }>(`/cards/${card.id}/move`, { method: 'POST', body: { lane } })));
  } catch {
    store.dispatch(refused(card));
  }
}
async function add(title: string): Promise<void> {
  const clientId = crypto.randomUUID();
  store.dispatch(added({ card: { id: clientId, title, lane: 'todo', rank: 99 }, clientId }));
  store.dispatch(
    added(await ask<{ card: Card; clientId: string }>('/cards', { method: 'POST', body: { title, clientId } })),
  );
}

type State = ReturnType<typeof store.getState>;

function Board() {
  const { lanes, cards, fault } = useSelector((state: State) => state.board);
  const sorted = cards.toSorted((a, b) => a.rank - b.rank);
  return (
    <main>
      <p>{fault}</p>
      <button type="button" onClick={() => void add('Paint')}>
        Add Paint
      </button>
      {lanes.map((lane) => (
        <p key={lane}>{`${lane}: ${sorted
          .filter((card) => card.lane === lane)
          .map(({ title }) => title)
          .join(', ')}`}</p>
      ))}
      {sorted.flatMap((card) =>
        lanes.map((lane) => (
          <button type="button" key={`${card.id} ${lane}`} onClick={() => void move(card, lane)}>
            {`Move ${card.title} to ${lane}`}
          </button>
        )),
      )}
    </main>
  );
}

createRoot(findRoot()).render(
  <Provider store={store}>
    <Board />
  </Provider>,
);
