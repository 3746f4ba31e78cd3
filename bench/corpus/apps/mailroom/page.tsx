import { configureStore, createEntityAdapter, createSlice, type PayloadAction } from '@reduxjs/toolkit';
import { createRoot } from 'react-dom/client';
import { Provider, useSelector } from 'react-redux';
import { ask, findRoot, socketUrl } from '../page-kit.ts';
import type { Mail, MailWindow } from './mail.ts';

const IN_SIGHT = 20;
const mails = createEntityAdapter<Mail>();
const extras = { total: 0, unread: 0, waiting: 0, open: undefined as string | undefined };

const slice = createSlice({
  name: 'mails',
  initialState: mails.getInitialState(extras),
  reducers: {
    /** What was in sight before is let go. */
    shown: (state, { payload }: PayloadAction<MailWindow>) => {
      mails.setAll(state, payload.mails);
      Object.assign(state, { total: payload.total, waiting: 0 });
    },
    /** Of those that are not in sight nothing is kept. */
    changed: (state, { payload }: PayloadAction<Partial<Mail> & { id: string }>) =>
      mails.updateOne(state, { id: payload.id, changes: payload }),
    opened: (state, { payload: { subject: _whole, ...mail } }: PayloadAction<Mail>) => {
      mails.updateOne(state, { id: mail.id, changes: mail });
      state.open = mail.body;
    },
    added: (state) => {
      state.waiting += 1;
    },
    counted: (state, { payload }: PayloadAction<{ unread: number }>) => {
      state.unread = payload.unread;
    },
    read: (state, { payload }: PayloadAction<string>) => {
      mails.updateOne(state, { id: payload, changes: { unread: false } });
      state.unread -= 1;
    },
  },
});
const { shown, changed, opened, added, counted, read } = slice.actions;
const store = configureStore({ reducer: { mails: slice.reducer } });

const show = async (from: number) =>
  store.dispatch(shown(await ask<MailWindow>(`/mails?from=${from}&to=${from + IN_SIGHT}`)));
const count = async () => store.dispatch(counted(await ask<{ unread: number }>('/stats')));
async function open(id: string): Promise<void> {
  store.dispatch(read(id));
  void ask(`/mails/${id}/read`, { method: 'POST' });
  store.dispatch(opened({ ...(await ask<Mail>(`/mails/${id}`)), unread: false }));
}
const remove = async (id: string) => store.dispatch(changed(await ask<Mail>(`/mails/${id}`, { method: 'DELETE' })));

new WebSocket(socketUrl('/live')).onmessage = ({ data: text }) => {
  const { event, data } = JSON.parse(text);
  store.dispatch(event === 'mail.added' ? added() : changed(data));
};

function Mailroom() {
  const { ids, entities, total, unread, waiting, open: body } = useSelector((all: State) => all.mails);
  const inSight = ids.flatMap((id) => entities[id] ?? []).filter((mail) => mail.deleted_at === undefined);
  return (
    <main>
      <h1>{`${inSight.length} of ${total}, ${unread} unread, ${waiting} new`}</h1>
      {['Scroll down', 'Scroll up', 'Count'].map((name, index) => (
        <button type="button" key={name} onClick={() => void (index === 2 ? count() : show(index === 0 ? 20 : 0))}>
          {name}
        </button>
      ))}
      <article>{body}</article>
      {inSight.map(({ id, subject, flagged }) => (
        <p key={id}>
          {`${subject} ${id}${flagged ? ', flagged' : ''}`}
          <button type="button" onClick={() => void open(id)}>{`Open ${id}`}</button>
          <button type="button" onClick={() => void remove(id)}>{`Delete ${id}`}</button>
        </p>
      ))}
    </main>
  );
}

type State = ReturnType<typeof store.getState>;

createRoot(findRoot()).render(
  <Provider store={store}>
    <Mailroom />
  </Provider>,
);
void show(0);
void count();
