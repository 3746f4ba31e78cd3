import { useActionState, useState } from 'react';
import { useSync } from '../sync/sync-context.ts';
import styles from './login-screen.module.css';

const accounts = ['Alice', 'Bob', 'Carol'];

export function LoginScreen() {
  const sync = useSync();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [problem, logIn, busy] = useActionState(async () => {
    const answer = await sync.logIn(name, password);
    return answer.ok ? undefined : answer.error;
  }, undefined);

  const fill = (account: string) => {
    setName(account.toLowerCase());
    setPassword(account.toLowerCase());
  };

  return (
    <main className={styles.screen}>
      <form className={styles.card} action={logIn}>
        <img src="/icon.svg" alt="" width="48" height="48" />
        <h1 className={styles.title}>Team Chat</h1>
        <p className={styles.lead}>Talk to the people you work with.</p>
        <label className={styles.field}>
          Name
          <input value={name} onChange={(event) => setName(event.target.value)} autoComplete="username" required />
        </label>
        <label className={styles.field}>
          Password
          <input
            type="password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            autoComplete="current-password"
            required
          />
        </label>
        {problem !== undefined && (
          <p className={styles.problem} role="alert">
            {problem.message} {problem.hint}
          </p>
        )}
        <button className={styles.submit} type="submit" disabled={busy}>
          Log in
        </button>
        <fieldset className={styles.accounts}>
          <legend>Demo accounts (the password is the name)</legend>
          {accounts.map((account) => (
            <button key={account} type="button" onClick={() => fill(account)}>
              {account}
            </button>
          ))}
        </fieldset>
      </form>
    </main>
  );
}
