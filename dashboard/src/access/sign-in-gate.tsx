import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useServices } from '../app/services.ts';
import { SignInPage } from './sign-in-page.tsx';

/** Shows what is inside, until the collector asks for a token and has none that is valid. */
export function SignInGate({ children }: { readonly children: ReactNode }) {
  const { api, live, onRefused } = useServices();
  const [isOut, setOut] = useState(false);
  const check = useCallback(async () => {
    const answer = await api.signedIn();
    if (answer.ok && answer.value.isGuarded)
      setOut(answer.value.as === undefined || answer.value.as.scope === 'ingest');
  }, [api]);
  useEffect(() => onRefused(() => void check()), [onRefused, check]);
  // A live connection that is refused does not say so, and with it there may be nothing that is read.
  useEffect(
    () =>
      live.onStatus(() => {
        if (live.status().kind === 'stale') void check();
      }),
    [live, check],
  );
  return isOut ? <SignInPage /> : children;
}
