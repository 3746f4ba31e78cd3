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
  /** A fresh token for the same user. `null`: there is none, now or any more; in the latter case nobody is logged in. */
  readonly renew: () => Promise<string | null>;
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
      // Another user may have logged in in another tab: that session is not this one's to forget.
      const user = kept.user();
      if (user === undefined || user.id === session?.user.id) kept.forget();
      setSession(undefined);
      void sessionApi.logOut();
    },
    renew: async () => {
      const token = kept.token();
      if (token === undefined) return null;
      const renewed = await sessionApi.restore(token);
      // Somebody has logged in or out meanwhile.
      if (kept.token() !== token) return null;
      if (renewed.ok) {
        kept.keep(renewed.value);
        setSession(renewed.value);
        return renewed.value.token;
      }
      if (renewed.error.kind === 'unauthenticated') {
        kept.forget();
        setSession(undefined);
      }
      return null;
    },
  };
}
