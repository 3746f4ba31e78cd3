import type { Session } from '#protocol/session.ts';

/** Names of what the chat leaves in localStorage, so that a reload does not ask for the password again. */
export const tokenKey = 'driftscope-chat:token';
export const userKey = 'driftscope-chat:user';

export function keepSession(storage: Storage, { token, user }: Session): void {
  storage.setItem(tokenKey, token);
  storage.setItem(userKey, JSON.stringify(user));
}
