import { configureStore, createSlice, type PayloadAction } from '@reduxjs/toolkit';
import { createRoot } from 'react-dom/client';
import { Provider, useSelector } from 'react-redux';
import { ask, findRoot, isDrifting } from '../page-kit.ts';

interface Article {
  readonly id: number;
  readonly label: string;
  readonly quantity: number;
  readonly revision: number;
}
interface Stock {
  reads: number;
  articles: Article[];
}

const stock = createSlice({
  name: 'stock',
  initialState: { reads: 0, articles: [] } as Stock,
  reducers: {
    read: (state, { payload }: PayloadAction<Article[]>) => {
      state.articles = payload;
      state.reads += 1;
    },
    counted: (state, { payload }: PayloadAction<Article>) => {
      state.articles = state.articles.map((one) => (one.id === payload.id ? payload : one));
    },
  },
});
const { read, counted } = stock.actions;
const store = configureStore({ reducer: { stock: stock.reducer } });
const load = async () =>
  void store.dispatch(read(await ask<Article[]>(isDrifting() ? '/stock?view=cached' : '/stock')));
const count = async () =>
  void store.dispatch(counted(await ask<Article>('/stock/91', { method: 'PATCH', body: { quantity: 9 } })));

function StockView() {
  const { reads, articles } = useSelector((state: { stock: Stock }) => state.stock);
  return (
    <main>
      <p>{`Reads: ${reads}`}</p>
      {articles.map(({ id, label, quantity }) => (
        <p key={id}>{`${label}: ${quantity}`}</p>
      ))}
      <button type="button" onClick={() => void count()}>
        Count 9
      </button>
      <button type="button" onClick={() => void load()}>
        Refresh
      </button>
    </main>
  );
}

void load();
createRoot(findRoot()).render(
  <Provider store={store}>
    <StockView />
  </Provider>,
);
