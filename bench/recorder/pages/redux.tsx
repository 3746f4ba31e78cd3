import { configureStore, createAction, type UnknownAction } from '@reduxjs/toolkit';
import { Provider, useSelector } from 'react-redux';
import { type Message, makeMessage, tenThousandMessages } from './messages.ts';
import { offerBench } from './offer-bench.ts';

interface State {
  readonly messages: readonly Message[];
}

const added = createAction<Message>('chat/added');

// A plain reducer: Immer looks at all 10,000 messages for each action, which hides what anything else costs.
function chat(state: State = { messages: tenThousandMessages() }, action: UnknownAction): State {
  return added.match(action) ? { messages: [...state.messages, action.payload] } : state;
}

const store = configureStore({
  reducer: chat,
  middleware: (defaults) => defaults({ immutableCheck: false, serializableCheck: false }),
});
const Count = () => useSelector(({ messages }: State) => messages.length);

offerBench(
  <Provider store={store}>
    <Count />
  </Provider>,
  (n) => store.dispatch(added(makeMessage(10_000 + n))),
);
