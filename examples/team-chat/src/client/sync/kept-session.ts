import { parse } from '#protocol/parse.ts';
import type { Session } from '#protocol/session.ts';
import { type User, UserSchema } from '#protocol/user.ts';

/** Names of what the chat leaves in localStorage, so that a reload does not ask for the password again. */
export const tokenKey = 'driftscope-chat:token';
export const userKey = 'driftscope-chat:user';

export function keepSession(storage: Storage, { token, user }: Session): void {
  storage.setItem(tokenKey, token);
  storage.setItem(userKey, JSON.stringify(user));
}

/** Who was logged in last. Absent: nobody, or somebody has tampered with it. */
export function keptUser(storage: Storage): User | undefined {
  try {
    const user = parse(UserSchema, JSON.parse(storage.getItem(userKey) ?? 'null'), 'The kept user');
    return user.ok ? user.value : undefined;
  } catch {
    return undefined;
  }
}
