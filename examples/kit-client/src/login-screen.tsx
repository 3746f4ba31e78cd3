import type { Result } from '@driftscope/example-protocol';
import { type ReactNode, useActionState, useState } from 'react';
import styles from './login-screen.module.css';

export interface LoginScreenProps {
  readonly title: string;
  /** What the app is for, in one sentence. */
  readonly lead: string;
  /** Names of the demo accounts: each one's password is the name in lower case. */
  readonly accounts: readonly string[];
  readonly logIn: (name: string, password: string) => Promise<Result<unknown>>;
  /** Another way in, such as without an account. */
  readonly children?: ReactNode;
}

export function LoginScreen({ title, lead, accounts, logIn, children }: LoginScreenProps) {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [problem, submit, busy] = useActionState(async () => {
    const answer = await logIn(name, password);
    return answer.ok ? undefined : answer.error;
  }, undefined);

  const fill = (account: string) => {
    setName(account.toLowerCase());
    setPassword(account.toLowerCase());
  };

  return (
    <main className={styles.screen}>
      <form className={styles.card} action={submit}>
        <img src="/icon.svg" alt="" width="48" height="48" />
        <h1 className={styles.title}>{title}</h1>
        <p className={styles.lead}>{lead}</p>
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
        {children}
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
