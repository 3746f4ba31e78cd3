import { configureStore, createSlice, type PayloadAction } from '@reduxjs/toolkit';
import { createRoot } from 'react-dom/client';
import { Provider, useSelector } from 'react-redux';
import { ask, findRoot, isDrifting } from '../page-kit.ts';

interface Product {
  readonly id: number;
  readonly label: string;
  readonly price_cents: number;
  readonly version: number;
}
interface Catalog {
  product: Product | null;
  note: string;
}

const catalog = createSlice({
  name: 'catalog',
  initialState: { product: null, note: '' } as Catalog,
  reducers: {
    read: (state, { payload }: PayloadAction<Product>) => {
      state.product = payload;
    },
    refused: (state) => {
      state.note = 'Somebody else changed it. Look again.';
    },
  },
});
const { read, refused } = catalog.actions;
const store = configureStore({ reducer: { catalog: catalog.reducer } });
const path = '/api/products/44';
const load = async () => void store.dispatch(read(await ask<Product>(path)));

async function save({ version }: Product, price_cents: number): Promise<void> {
  const headers: Record<string, string> = isDrifting() ? {} : { 'if-match': String(version) };
  try {
    store.dispatch(read(await ask<Product>(path, { method: 'PATCH', body: { price_cents, version }, headers })));
  } catch {
    store.dispatch(refused());
    await load();
  }
}

function Editor() {
  const { product, note } = useSelector((state: { catalog: Catalog }) => state.catalog);
  if (product === null) return null;
  return (
    <main>
      <p>{product.label}</p>
      <p>{`Costs ${product.price_cents}`}</p>
      <p>{note}</p>
      <button type="button" onClick={() => void load()}>
        Look again
      </button>
      {[17_900, 21_900].map((price) => (
        <button type="button" key={price} onClick={() => void save(product, price)}>
          {`Set to ${price}`}
        </button>
      ))}
    </main>
  );
}

void load();
createRoot(findRoot()).render(
  <Provider store={store}>
    <Editor />
  </Provider>,
);
