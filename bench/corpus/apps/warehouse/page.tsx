import { configureStore, createEntityAdapter, createSlice, type PayloadAction } from '@reduxjs/toolkit';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Provider, useDispatch, useSelector } from 'react-redux';
import { ask, findRoot, isDrifting } from '../page-kit.ts';

interface Article {
  readonly sku: string;
  readonly name: string;
  readonly bin: string;
  readonly on_hand: number;
  readonly supplier: { readonly supplier_code: string; readonly name: string };
}
interface Page {
  readonly result: { readonly items: readonly Article[]; readonly total: number; readonly offset: number };
}

const adapter = createEntityAdapter<Article, string>({ selectId: ({ sku }) => sku });
const stock = createSlice({
  name: 'stock',
  initialState: adapter.getInitialState({ rows: [] as string[], total: 0 }),
  reducers: {
    pageLoaded: (state, { payload: { result } }: PayloadAction<Page>) => {
      adapter.upsertMany(state, result.items);
      const news = result.items.map(({ sku }) => sku);
      state.rows.push(...(isDrifting() ? news : news.filter((sku) => !state.rows.includes(sku))));
      state.total = result.total;
    },
    counted: (state, { payload }: PayloadAction<Pick<Article, 'sku' | 'on_hand'>>) => {
      if (isDrifting()) adapter.setOne(state, payload as Article);
      else adapter.updateOne(state, { id: payload.sku, changes: payload });
    },
  },
});
const { pageLoaded, counted } = stock.actions;
const store = configureStore({ reducer: { stock: stock.reducer } });
type Root = ReturnType<typeof store.getState>;

function Stock() {
  const dispatch = useDispatch();
  const { entities, rows, total } = useSelector((state: Root) => state.stock);
  const [note, setNote] = useState('');
  const [offset, setOffset] = useState(0);
  useEffect(() => {
    void ask<Page>(`/stock?offset=${offset}&limit=4`).then((page) => dispatch(pageLoaded(page)));
  }, [offset, dispatch]);
  useEffect(() => {
    const source = new EventSource('/stream');
    source.addEventListener('stock.counted', ({ data }) => dispatch(counted(JSON.parse(data))));
    return () => source.close();
  }, [dispatch]);
  return (
    <main>
      <p>{`${rows.length} of ${total} ${note}`}</p>
      {rows.map((sku) => (
        <p key={sku}>
          {`${entities[sku]?.name ?? '?'}, ${entities[sku]?.bin ?? '?'}: ${entities[sku]?.on_hand} in stock`}
          <button type="button" onClick={() => void ask(`/stock/${sku}/pick`, { method: 'POST' })}>
            {`Pick ${entities[sku]?.name}`}
          </button>
        </p>
      ))}
      <button type="button" onClick={() => setOffset(rows.length)}>
        More
      </button>
      <button type="button" onClick={() => void ask('/stock', { method: 'POST' }).then(() => setNote('Received'))}>
        Receive a pulley
      </button>
    </main>
  );
}

createRoot(findRoot()).render(
  <Provider store={store}>
    <Stock />
  </Provider>,
);
