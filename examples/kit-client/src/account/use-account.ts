import type { Result, Session } from '@driftscope/example-protocol';
import { useEffect, useState } from 'react';
import { createKeptSession } from '../kept-session.ts';
import { sessionApi } from './session-api.ts';

export interface Account {
  /** Absent: nobody is logged in. */
  readonly session: Session | undefined;
  /** Who is being asked for, while the server was not asked yet whether the kept session still holds. */
  readonly restoring: string | undefined;
  readonly logIn: (name: string, password: string) => Promise<Result<Session>>;
  readonly logOut: () => void;
}

/** Who is logged in on this page. A reload takes up the session that the browser kept under the app's name. */
export function useAccount(appName: string): Account {
  const [kept] = useState(() => createKeptSession(localStorage, appName));
  const [session, setSession] = useState<Session>();
  const [restoring, setRestoring] = useState(() => (kept.token() === undefined ? undefined : kept.user()?.name));

  useEffect(() => {
    const token = kept.token();
    if (token === undefined) return;
    void sessionApi.restore(token).then((restored) => {
      if (restored.ok) setSession(restored.value);
      else if (restored.error.kind === 'unauthenticated') kept.forget();
      setRestoring(undefined);
    });
  }, [kept]);

  return {
    session,
    restoring,
    logIn: async (name, password) => {
      const answer = await sessionApi.logIn(name, password);
      if (answer.ok) {
        kept.keep(answer.value);
        setSession(answer.value);
      }
      return answer;
    },
    logOut: () => {
      kept.forget();
      setSession(undefined);
      void sessionApi.logOut();
    },
  };
}
