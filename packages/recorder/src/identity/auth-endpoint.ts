/** `login`, `logout`: what was asked for. `session`: who is logged in, or a token for whoever is. */
export type AuthEndpoint = 'login' | 'logout' | 'session';

export const login = /^(log[-_]?in|sign[-_]?in|authenticate)$/;
export const logout = /^(log[-_]?out|sign[-_]?out)$/;
const session = /^(sessions?|me|whoami|current[-_]?user|userinfo|user)$/;
const token = /^(token|refresh|refresh[-_]?token)$/;

/** What a request has to do with identity, by its method and the end of its path. `undefined`: nothing. */
export function authEndpoint(method: string, url: string): AuthEndpoint | undefined {
  const segments = new URL(url).pathname
    .toLowerCase()
    .split('/')
    .filter((part) => part !== '');
  const last = segments.at(-1) ?? '';
  if (logout.test(last) || (method === 'DELETE' && /^sessions?$/.test(last))) return 'logout';
  if (method === 'POST' && (login.test(last) || /^sessions?$/.test(last))) return 'login';
  if (method === 'POST' && token.test(last)) return 'session';
  return method === 'GET' && session.test(last) ? 'session' : undefined;
}
