import { configureStore, createSlice, type PayloadAction } from '@reduxjs/toolkit';
import { Provider, useSelector } from 'react-redux';
import { type Message, makeMessage, tenThousandMessages } from './messages.ts';
import { offerBench } from './offer-bench.ts';

interface State {
  readonly messages: readonly Message[];
}

const chat = createSlice({
  name: 'chat',
  initialState: (): State => ({ messages: tenThousandMessages() }),
  reducers: {
    added: ({ messages }, { payload }: PayloadAction<Message>): State => ({ messages: [...messages, payload] }),
  },
});
const store = configureStore({
  reducer: chat.reducer,
  middleware: (defaults) => defaults({ immutableCheck: false, serializableCheck: false }),
});
const Count = () => useSelector(({ messages }: State) => messages.length);

offerBench(
  <Provider store={store}>
    <Count />
  </Provider>,
  (n) => store.dispatch(chat.actions.added(makeMessage(10_000 + n))),
);
