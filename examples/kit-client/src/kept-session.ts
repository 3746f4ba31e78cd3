import { parse, type Session, type User, UserSchema } from '@driftscope/example-protocol';

/** The session that the browser keeps, so that a reload does not ask for the password again. */
export interface KeptSession {
  keep(session: Session): void;
  /** Absent: nobody is logged in. */
  token(): string | undefined;
  /** Who was logged in last. Absent: nobody, or somebody has tampered with it. */
  user(): User | undefined;
  /** Forgets the token, and still knows who it was. */
  forgetToken(): void;
  forget(): void;
}

/** Keeps the session under the app's name. */
export function createKeptSession(storage: Storage, appName: string): KeptSession {
  const tokenKey = `${appName}:token`;
  const userKey = `${appName}:user`;
  return {
    keep: ({ token, user }) => {
      storage.setItem(tokenKey, token);
      storage.setItem(userKey, JSON.stringify(user));
    },
    token: () => storage.getItem(tokenKey) ?? undefined,
    user: () => {
      try {
        const user = parse(UserSchema, JSON.parse(storage.getItem(userKey) ?? 'null'), 'The kept user');
        return user.ok ? user.value : undefined;
      } catch {
        return undefined;
      }
    },
    forgetToken: () => storage.removeItem(tokenKey),
    forget: () => {
      storage.removeItem(tokenKey);
      storage.removeItem(userKey);
    },
  };
}
