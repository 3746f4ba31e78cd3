import { configureStore, createEntityAdapter, createSlice } from '@reduxjs/toolkit';
import { createRoot } from 'react-dom/client';
import { Provider, useSelector } from 'react-redux';
import { ask, findRoot, isDrifting, socketUrl } from '../page-kit.ts';

interface Job {
  readonly jobId: string;
  readonly depot: string;
  readonly address: string;
  readonly state: string;
  readonly rev: number;
}

const depot = 'north';
const adapter = createEntityAdapter<Job, string>({ selectId: ({ jobId }) => jobId });
const jobs = createSlice({
  name: 'jobs',
  initialState: adapter.getInitialState({ status: 'offline' }),
  reducers: {
    loaded: adapter.upsertMany,
    changed: adapter.upsertOne,
    linked: (state, { payload }: { payload: string }) => ({ ...state, status: payload }),
  },
});
const store = configureStore({ reducer: { jobs: jobs.reducer } });
const { selectAll, selectById } = adapter.getSelectors(({ jobs }: ReturnType<typeof store.getState>) => jobs);

const load = async () => {
  const answer = await ask<{ jobs: readonly Job[] }>(`/depots/${depot}/jobs`);
  const isNewer = (job: Job) => (selectById(store.getState(), job.jobId)?.rev ?? 0) <= job.rev;
  store.dispatch(jobs.actions.loaded(isDrifting() ? answer.jobs : answer.jobs.filter(isNewer)));
};

let greeted = false;
function connect(): void {
  const socket = new WebSocket(socketUrl('/gw'));
  const send = (...message: readonly unknown[]) => socket.send(JSON.stringify(message));
  let beats: ReturnType<typeof setInterval>;
  socket.onopen = () => {
    if (!greeted || !isDrifting()) send('hi', { depot, app: 'board' });
    greeted = true;
    beats = setInterval(() => send('beat'), 2_000);
    store.dispatch(jobs.actions.linked('online'));
    void load();
  };
  socket.onmessage = ({ data }) => {
    const [name, body] = JSON.parse(data);
    if (name === 'job') store.dispatch(jobs.actions.changed(body));
  };
  socket.onclose = () => {
    clearInterval(beats);
    store.dispatch(jobs.actions.linked('offline'));
    setTimeout(connect, 600);
  };
}

const move = (id: string, state: string) => void ask(`/jobs/${id}/${state}`, { method: 'POST' });

function Board() {
  const all = useSelector(selectAll);
  const status = useSelector((state: ReturnType<typeof store.getState>) => state.jobs.status);
  const refresh = async () => {
    await ask('/slow', { method: 'POST' });
    await load();
  };
  return (
    <main>
      <p>{status}</p>
      {all.map(({ jobId, address, state }) => (
        <p key={jobId}>
          {`${address}: ${state}`}
          <button type="button" onClick={() => move(jobId, 'taken')}>{`Take ${address}`}</button>
          <button type="button" onClick={() => move(jobId, 'brought')}>{`Bring ${address}`}</button>
        </p>
      ))}
      <button type="button" onClick={() => void refresh()}>
        Refresh
      </button>
    </main>
  );
}

connect();
createRoot(findRoot()).render(
  <Provider store={store}>
    <Board />
  </Provider>,
);
