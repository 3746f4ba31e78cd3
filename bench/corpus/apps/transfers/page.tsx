import { configureStore, nanoid } from '@reduxjs/toolkit';
import { createApi, fetchBaseQuery } from '@reduxjs/toolkit/query/react';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Provider } from 'react-redux';
import { findRoot, isDrifting, socketUrl } from '../page-kit.ts';

interface Account {
  readonly id: string;
  readonly name: string;
  readonly balance: number;
}
interface Transaction {
  readonly id: string;
  readonly accountId: string;
  readonly amount: number;
  readonly payee: string;
  readonly bookedAt?: string;
}
type News =
  | { readonly type: 'transaction.booked'; readonly transaction: Transaction }
  | { readonly type: 'account.updated'; readonly account: Account };

const bank = createApi({
  baseQuery: fetchBaseQuery({ baseUrl: '/api/' }),
  tagTypes: ['Account'],
  endpoints: (build) => ({
    getAccounts: build.query<Account[], void>({ query: () => 'accounts', providesTags: ['Account'] }),
    getTransactions: build.query<Transaction[], string>({
      query: (accountId) => `accounts/${accountId}/transactions`,
      async onCacheEntryAdded(_accountId, { updateCachedData, cacheDataLoaded, cacheEntryRemoved, dispatch }) {
        let isOver = false;
        let socket: WebSocket | undefined;
        const open = (isAgain: boolean) => {
          socket = new WebSocket(socketUrl('/stream'));
          socket.onopen = () => {
            if (isAgain) void dispatch(bank.endpoints.getTransactions.initiate(_accountId, { forceRefetch: true }));
            if (isAgain) dispatch(bank.util.invalidateTags(['Account']));
          };
          socket.onmessage = ({ data }) => {
            const news: News = JSON.parse(data);
            if (news.type === 'transaction.booked')
              updateCachedData((draft) => {
                draft.push(news.transaction);
              });
            else
              dispatch(
                bank.util.updateQueryData('getAccounts', undefined, (draft) =>
                  draft.map((one) => (one.id === news.account.id ? news.account : one)),
                ),
              );
          };
          socket.onclose = () => {
            if (!isDrifting() && !isOver) setTimeout(() => open(true), 1_000);
          };
        };
        await cacheDataLoaded;
        open(false);
        await cacheEntryRemoved;
        isOver = true;
        socket?.close();
      },
    }),
    pay: build.mutation<{ transaction: Transaction; account: Account }, Omit<Transaction, 'id'>>({
      query: ({ accountId, amount, payee }) => ({
        url: 'transfers',
        method: 'POST',
        body: { accountId, amount: -amount, payee },
      }),
      invalidatesTags: (result) => (isDrifting() || !result ? [] : ['Account']),
      async onQueryStarted(wish, { dispatch, queryFulfilled }) {
        const id = nanoid();
        const shown = dispatch(
          bank.util.updateQueryData('getTransactions', wish.accountId, (draft) => {
            draft.push({ ...wish, id });
          }),
        );
        try {
          const { data } = await queryFulfilled;
          dispatch(
            bank.util.updateQueryData('getTransactions', wish.accountId, (draft) =>
              draft.map((one) => (one.id === id ? data.transaction : one)),
            ),
          );
        } catch {
          if (!isDrifting()) shown.undo();
        }
      },
    }),
  }),
});

const store = configureStore({
  reducer: { [bank.reducerPath]: bank.reducer },
  middleware: (defaults) => defaults().concat(bank.middleware),
});

function Transactions({ account }: { readonly account: Account }) {
  const { data = [] } = bank.useGetTransactionsQuery(account.id);
  const [pay] = bank.usePayMutation();
  const [note, setNote] = useState('');
  const send = (amount: number, payee: string) =>
    pay({ accountId: account.id, amount: -amount, payee })
      .unwrap()
      .then(
        () => setNote('Paid'),
        () => setNote('Refused'),
      );
  return (
    <section>
      <p>{note}</p>
      {data.map(({ id, payee, amount }) => (
        <p key={id}>{`${payee}: ${amount}`}</p>
      ))}
      <button type="button" onClick={() => void send(200, 'Landlord')}>
        Pay 200 to Landlord
      </button>
      <button type="button" onClick={() => void send(5_000, 'Dealer')}>
        Pay 5000 to Dealer
      </button>
    </section>
  );
}

function Bank() {
  const { data = [] } = bank.useGetAccountsQuery();
  const [first] = data;
  return (
    <main>
      {data.map(({ id, name, balance }) => (
        <h2 key={id}>{`${name}: ${balance}`}</h2>
      ))}
      {first && <Transactions account={first} />}
    </main>
  );
}

createRoot(findRoot()).render(
  <Provider store={store}>
    <Bank />
  </Provider>,
);
