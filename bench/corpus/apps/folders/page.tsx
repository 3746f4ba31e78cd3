import { configureStore, createSlice, type PayloadAction } from '@reduxjs/toolkit';
import { createRoot } from 'react-dom/client';
import { Provider, useSelector } from 'react-redux';
import { ask, findRoot, isDrifting, socketUrl } from '../page-kit.ts';

interface File {
  readonly id: number;
  readonly name: string;
  readonly size: number;
}

const files = createSlice({
  name: 'files',
  initialState: { byId: {} as Record<number, File>, allIds: [] as number[] },
  reducers: {
    loaded: (state, { payload }: PayloadAction<{ files: File[] }>) => {
      state.byId = Object.fromEntries(payload.files.map((file) => [file.id, file]));
      state.allIds = payload.files.map(({ id }) => id);
    },
    deleted: (state, { payload }: PayloadAction<readonly number[]>) => {
      for (const id of payload) delete state.byId[id];
      state.allIds = state.allIds.filter((id) => !payload.includes(id));
    },
  },
});
const { loaded, deleted } = files.actions;
const store = configureStore({ reducer: { files: files.reducer } });

new WebSocket(socketUrl('/sync')).onmessage = ({ data }) => {
  const event = JSON.parse(data);
  if (event.type === 'file_deleted') store.dispatch(deleted([event.id]));
  if (event.type === 'files_deleted' && !isDrifting()) store.dispatch(deleted(event.ids));
};
const remove = async (ids: readonly number[]) => {
  await ask('/files/delete', { method: 'POST', body: { ids } });
  store.dispatch(deleted(ids));
};
void ask<{ files: File[] }>('/folders/9/files').then((answer) => store.dispatch(loaded(answer)));

type State = ReturnType<typeof store.getState>;

function Folder() {
  const { allIds, byId } = useSelector((state: State) => state.files);
  return (
    <main>
      <h1>{`${allIds.length} files`}</h1>
      <button type="button" onClick={() => void remove([3, 4])}>
        Delete 3 and 4
      </button>
      {allIds.map((id) => (
        <p key={id}>
          {`${byId[id]?.name}, ${byId[id]?.size} bytes`}
          <button type="button" onClick={() => void remove([id])}>{`Delete ${id}`}</button>
        </p>
      ))}
    </main>
  );
}

createRoot(findRoot()).render(
  <Provider store={store}>
    <Folder />
  </Provider>,
);
