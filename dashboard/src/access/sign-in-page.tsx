import type { Fault } from '@driftscope/records';
import { Button, PasswordInput } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useState } from 'react';
import { useServices } from '../app/services.ts';
import classes from './sign-in-page.module.css';

/** Asks for a token. The collector answers with a cookie that no script can read, and the page begins anew. */
export function SignInPage() {
  const { api, reload } = useServices();
  const [token, setToken] = useState('');
  const [fault, setFault] = useState<Fault>();
  const [isSending, setSending] = useState(false);
  useDocumentTitle('Sign in – Driftscope');

  async function signIn(): Promise<void> {
    setSending(true);
    const answer = await api.signIn(token.trim());
    if (answer.ok) return reload();
    setSending(false);
    setFault(answer.error);
  }

  return (
    <main className={classes.page}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          void signIn();
        }}
      >
        <h1 className={classes.title}>
          <img src="/favicon.svg" alt="" width={24} height={24} />
          Driftscope
        </h1>
        <p className={classes.hint}>This collector shows its findings to those who have a token.</p>
        <PasswordInput
          label="Token"
          description="Its scope is read, or admin to change things, too."
          autoComplete="current-password"
          data-autofocus
          autoFocus
          required
          withAsterisk={false}
          value={token}
          error={fault && sayFault(fault)}
          onChange={({ currentTarget: { value } }) => setToken(value)}
        />
        <Button type="submit" fullWidth loading={isSending}>
          Sign in
        </Button>
        <p className={classes.hint}>
          Whoever runs the collector can create one:
          <code className={classes.command}>npm run driftscope -- token create --scope read --name NAME</code>
        </p>
      </form>
    </main>
  );
}

/** What to do about a wrong token stands below: the hint of the collector is for who is not here. */
const sayFault = ({ kind, message, hint }: Fault): string => `${message} ${hints.get(kind) ?? hint}`;

const hints: ReadonlyMap<string, string> = new Map([
  ['bad-token', 'Copy all of it, or ask for a new one.'],
  ['wrong-scope', 'Extensions and servers send with it. Ask for one of scope read or admin.'],
]);
