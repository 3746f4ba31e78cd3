import { configureStore, createSlice, type PayloadAction } from '@reduxjs/toolkit';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Provider, useSelector } from 'react-redux';
import { ask, findRoot, isDrifting, socketUrl } from '../page-kit.ts';

interface Chore {
  readonly id: string;
  readonly title: string;
}
interface Household {
  chores: Chore[];
  gone: string[];
}

const household = createSlice({
  name: 'household',
  initialState: { chores: [], gone: [] } as Household,
  reducers: {
    wasRead: (state, { payload }: PayloadAction<readonly Chore[]>) => {
      if (isDrifting()) {
        const known = new Set(state.chores.map(({ id }) => id));
        state.chores.push(...payload.filter(({ id }) => !known.has(id)));
      } else state.chores = payload.filter(({ id }) => !state.gone.includes(id));
    },
    wasDeleted: (state, { payload }: PayloadAction<string>) => {
      state.chores = state.chores.filter(({ id }) => id !== payload);
      state.gone.push(payload);
    },
  },
});
const { wasRead, wasDeleted } = household.actions;
const store = configureStore({ reducer: { household: household.reducer } });
const read = async () => void store.dispatch(wasRead(await ask<readonly Chore[]>('/api/chores')));

function Chores() {
  const chores = useSelector((state: { household: Household }) => state.household.chores);
  const [reads, setReads] = useState(1);
  const [isLive, setLive] = useState(false);
  useEffect(() => {
    void read();
    const socket = new WebSocket(socketUrl('/live'));
    socket.onopen = () => setLive(true);
    socket.onmessage = ({ data }) => store.dispatch(wasDeleted(JSON.parse(data).id));
    return () => socket.close();
  }, []);
  return (
    <main>
      <p>{isLive ? 'Live' : 'Wait'}</p>
      <p>{`Read ${reads} times`}</p>
      <button type="button" onClick={() => void read().then(() => setReads((times) => times + 1))}>
        Refresh
      </button>
      {chores.map(({ id, title }) => (
        <p key={id}>{title}</p>
      ))}
    </main>
  );
}

createRoot(findRoot()).render(
  <Provider store={store}>
    <Chores />
  </Provider>,
);
