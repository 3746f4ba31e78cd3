import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { createContext, useContext, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { ask, findRoot, isDrifting } from '../page-kit.ts';

interface User {
  readonly id: number;
  readonly name: string;
}
interface Payslip {
  readonly id: number;
  readonly month: string;
  readonly net: number;
}

const client = new QueryClient({ defaultOptions: { queries: { staleTime: 300_000 } } });
const UserContext = createContext<User | undefined>(undefined);

function Payslips() {
  const user = useContext(UserContext);
  const { data: slips = [] } = useQuery({ queryKey: ['payslips'], queryFn: () => ask<Payslip[]>('/api/payslips') });
  const { data: days = [] } = useQuery({
    queryKey: ['holidays'],
    queryFn: () => ask<{ id: number; label: string }[]>('/api/holidays'),
  });
  return (
    <section>
      <h1>{user?.name}</h1>
      {slips.map(({ id, month, net }) => (
        <p key={id}>{`${month}: ${net}`}</p>
      ))}
      {days.map(({ id, label }) => (
        <p key={id}>{label}</p>
      ))}
    </section>
  );
}

function App() {
  const [user, setUser] = useState<User>();
  const logIn = async (name: string) =>
    setUser(
      (
        await ask<{ user: User }>('/auth/login', {
          method: 'POST',
          body: { email: `${name}@firm.example`, password: 'pass' },
        })
      ).user,
    );
  const logOut = async () => {
    await ask('/auth/logout', { method: 'POST' });
    setUser(undefined);
    if (!isDrifting()) client.clear();
  };
  if (user === undefined)
    return ['Nora', 'Otto'].map((name) => (
      <button type="button" key={name} onClick={() => void logIn(name.toLowerCase())}>{`I am ${name}`}</button>
    ));
  return (
    <UserContext value={user}>
      <button type="button" onClick={() => void logOut()}>
        Log out
      </button>
      <Payslips />
    </UserContext>
  );
}

createRoot(findRoot()).render(
  <QueryClientProvider client={client}>
    <App />
  </QueryClientProvider>,
);
