import { configureStore, createEntityAdapter, createSlice, type PayloadAction } from '@reduxjs/toolkit';
import { createRoot } from 'react-dom/client';
import { Provider, useSelector } from 'react-redux';
import { ask, findRoot, isDrifting, socketUrl } from '../page-kit.ts';

interface Order {
  readonly orderId: string;
  readonly contract: string;
  readonly filled: number;
  readonly state: string;
  readonly seqNo: number;
}
interface Book {
  readonly orders: Order[];
  readonly workingCount: number;
}

const adapter = createEntityAdapter<Order, string>({ selectId: ({ orderId }) => orderId });
const book = createSlice({
  name: 'book',
  initialState: adapter.getInitialState({ workingCount: 0 }),
  reducers: {
    loaded(state, { payload }: PayloadAction<Book>) {
      adapter.setAll(state, payload.orders);
      state.workingCount = payload.workingCount;
    },
    updated(state, { payload }: PayloadAction<Order>) {
      const former = state.entities[payload.orderId];
      if (!isDrifting() && former && former.seqNo > payload.seqNo) return;
      adapter.upsertOne(state, payload);
      if (!isDrifting() && former?.state === 'Working' && payload.state !== 'Working') state.workingCount--;
    },
    shownAs(state, { payload }: PayloadAction<{ orderId: string; state: string }>) {
      const order = state.entities[payload.orderId];
      if (order) order.state = payload.state;
    },
  },
});
const store = configureStore({ reducer: { book: book.reducer }, devTools: false });
type Root = ReturnType<typeof store.getState>;
const { selectAll } = adapter.getSelectors<Root>((state) => state.book);
const { loaded, updated, shownAs } = book.actions;

async function cancel({ orderId, state }: Order): Promise<void> {
  store.dispatch(shownAs({ orderId, state: 'Cancelled' }));
  try {
    await ask(`/orders/${orderId}/cancel`, { method: 'POST' });
  } catch {
    if (!isDrifting()) store.dispatch(shownAs({ orderId, state }));
  }
}

function Desk() {
  const orders = useSelector(selectAll);
  const working = useSelector(({ book }: Root) => book.workingCount);
  return (
    <main>
      <h1>{`${working} working`}</h1>
      {orders.map((order) => (
        <p key={order.orderId}>
          {`${order.orderId} ${order.contract}: ${order.filled} filled, ${order.state}`}
          <button type="button" onClick={() => void cancel(order)}>{`Cancel ${order.orderId}`}</button>
        </p>
      ))}
    </main>
  );
}

createRoot(findRoot()).render(
  <Provider store={store}>
    <Desk />
  </Provider>,
);
void ask<Book>('/orders').then((answer) => store.dispatch(loaded(answer)));
new WebSocket(socketUrl('/desk')).addEventListener('message', ({ data }) => {
  const { d } = JSON.parse(data) as { readonly d: Order };
  store.dispatch(updated(d));
});
