import { configureStore, createSlice, type PayloadAction } from '@reduxjs/toolkit';
import { Socket } from 'phoenix';
import { createRoot } from 'react-dom/client';
import { Provider, useSelector } from 'react-redux';
import { ask, findRoot, isDrifting } from '../page-kit.ts';

interface WireOrder {
  readonly id: number;
  readonly table_no: number;
  readonly dish: string;
  readonly placed_at: string;
}
interface Order {
  readonly id: number;
  readonly tableNo: number;
  readonly dish: string;
  readonly placedAt: string;
}
interface Orders {
  byId: Record<number, Order>;
  isHere: boolean;
}

const fromWire = ({ table_no: tableNo, placed_at: placedAt, ...order }: WireOrder): Order => ({
  ...order,
  tableNo,
  placedAt,
});
const orders = createSlice({
  name: 'orders',
  initialState: { byId: {}, isHere: false } as Orders,
  reducers: {
    taken: (state, { payload }: PayloadAction<readonly WireOrder[]>) => {
      for (const order of payload) state.byId[order.id] = fromWire(order);
    },
    moved: (state, { payload }: PayloadAction<boolean>) => {
      state.isHere = payload;
    },
  },
});
const { taken, moved } = orders.actions;
const store = configureStore({ reducer: { orders: orders.reducer } });
const readAll = async () => store.dispatch(taken((await ask<{ data: WireOrder[] }>('/api/orders')).data));

const socket = new Socket('/socket');
const channel = socket.channel('orders:kitchen', {});
channel.on('order_placed', (order: WireOrder) => void store.dispatch(taken([order])));
channel.onError(() => void store.dispatch(moved(false)));
let joins = 0;
channel.join().receive('ok', () => {
  store.dispatch(moved(true));
  joins += 1;
  if (joins === 1 || !isDrifting()) void readAll();
});
socket.connect();

function Kitchen() {
  const { byId, isHere } = useSelector((state: { orders: Orders }) => state.orders);
  const place = (dish: string, table_no: number) => () => channel.push('place', { dish, table_no });
  return (
    <main>
      <p>{`${isHere ? 'Here' : 'Away'}, ${Object.keys(byId).length} orders`}</p>
      {Object.values(byId).map(({ id, dish, tableNo }) => (
        <p key={id}>{`${dish} for table ${tableNo}`}</p>
      ))}
      <button type="button" onClick={place('Bread', 7)}>
        Order bread
      </button>
      <button type="button" onClick={place('Fish', 9)}>
        Order fish
      </button>
    </main>
  );
}

createRoot(findRoot()).render(
  <Provider store={store}>
    <Kitchen />
  </Provider>,
);
