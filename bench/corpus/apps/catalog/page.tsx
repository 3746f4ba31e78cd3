import { configureStore, createSlice, type PayloadAction } from '@reduxjs/toolkit';
import { createRoot } from 'react-dom/client';
import { Provider, useSelector } from 'react-redux';
import { ask, findRoot } from '../page-kit.ts';

interface Publisher {
  readonly id: number;
  readonly name: string;
  readonly city: string;
}
interface Book {
  readonly id: number;
  readonly title: string;
  readonly price: { readonly amount: number };
  readonly publisher: Publisher;
}

const books = createSlice({
  name: 'books',
  initialState: { items: [] as Book[], total: 0 },
  reducers: {
    read: (state, { payload }: PayloadAction<{ books: Book[]; total: number }>) => {
      state.items = payload.books;
      state.total = payload.total;
    },
    updated: (state, { payload }: PayloadAction<Book>) => {
      const at = state.items.findIndex(({ id }) => id === payload.id);
      if (at >= 0) state.items[at] = payload;
    },
    publisherUpdated: (state, { payload }: PayloadAction<Publisher>) => {
      for (const book of state.items) if (book.publisher.id === payload.id) book.publisher = payload;
    },
  },
});
const publishers = createSlice({
  name: 'publishers',
  initialState: [] as Publisher[],
  reducers: {
    listed: (_state, { payload }: PayloadAction<Publisher[]>) => payload,
    changed: (state, { payload }: PayloadAction<Publisher>) =>
      state.map((one) => (one.id === payload.id ? payload : one)),
  },
});
const store = configureStore({ reducer: { books: books.reducer, publishers: publishers.reducer } });

const events = new EventSource('/api/events');
events.addEventListener('book.updated', ({ data }) => store.dispatch(books.actions.updated(JSON.parse(data))));
events.addEventListener('publisher.updated', ({ data }) => {
  store.dispatch(publishers.actions.changed(JSON.parse(data)));
  store.dispatch(books.actions.publisherUpdated(JSON.parse(data)));
});
void ask<{ books: Book[]; total: number }>('/api/books').then((answer) => store.dispatch(books.actions.read(answer)));
void ask<{ publishers: Publisher[] }>('/api/publishers').then((answer) =>
  store.dispatch(publishers.actions.listed(answer.publishers)),
);

type State = ReturnType<typeof store.getState>;

function Catalog() {
  const shown = useSelector((state: State) => state);
  return (
    <main>
      {shown.books.items.map(({ id, title, publisher, price }) => (
        <p key={id}>{`${title} by ${publisher.name}, ${price.amount}`}</p>
      ))}
      {shown.publishers.map(({ id, name, city }) => (
        <p key={id}>{`${name} of ${city}`}</p>
      ))}
    </main>
  );
}

createRoot(findRoot()).render(
  <Provider store={store}>
    <Catalog />
  </Provider>,
);
