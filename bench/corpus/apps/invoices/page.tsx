import { configureStore, createSlice, type PayloadAction } from '@reduxjs/toolkit';
import { createRoot } from 'react-dom/client';
import { Provider, useSelector } from 'react-redux';
import { ask, findRoot, isDrifting } from '../page-kit.ts';

interface Invoice {
  readonly id: number;
  readonly customer_name: string;
  readonly total_cents: number;
}
interface Detail {
  readonly id: number;
  readonly totalCents?: number;
  readonly total_cents?: number;
}
interface Invoices {
  list: readonly Invoice[];
  open: Detail | null;
}

const invoices = createSlice({
  name: 'invoices',
  initialState: { list: [], open: null } as Invoices,
  reducers: {
    listed: (state, { payload }: PayloadAction<readonly Invoice[]>) => ({ ...state, list: payload }),
    opened: (state, { payload }: PayloadAction<Detail>) => ({ ...state, open: payload }),
  },
});
const { listed, opened } = invoices.actions;
const store = configureStore({ reducer: { invoices: invoices.reducer } });

async function open(id: number): Promise<void> {
  const base = isDrifting() ? '/api/v2/invoices' : '/api/invoices';
  store.dispatch(opened(await ask<Detail>(`${base}/${id}`)));
}

function Invoices() {
  const { list, open: detail } = useSelector((state: { invoices: Invoices }) => state.invoices);
  return (
    <main>
      {list.map(({ id, customer_name: name }) => (
        <p key={id}>
          {name}
          <button type="button" onClick={() => void open(id)}>
            {`Open ${id}`}
          </button>
        </p>
      ))}
      {detail && <h2>{(detail.totalCents ?? detail.total_cents ?? 0) / 100}</h2>}
    </main>
  );
}

createRoot(findRoot()).render(
  <Provider store={store}>
    <Invoices />
  </Provider>,
);
void ask<{ results: Invoice[] }>('/api/invoices').then(({ results }) => store.dispatch(listed(results)));
