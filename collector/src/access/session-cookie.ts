import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { StoredToken } from './token.ts';

/**
 * The cookie of who signed in on the dashboard. Cookies go to all ports of a host, so it does not have the token in it,
 * only a signature by what is kept of the token: a neighbour that sees it cannot make another, and when the
 * token is revoked, or the time is over, it is worth nothing. A page could keep the token from its neighbours, but not
 * from a script in it, and could not send it with downloads and the live push.
 */
export function sealCookie(token: StoredToken, untilMs: number): string {
  return `${token.id}.${untilMs}.${sign(token, untilMs)}`;
}

/** The token that a cookie was made of. Absent: it was not, or no longer counts. */
export function openCookie(
  cookie: string,
  byId: (id: string) => StoredToken | undefined,
  nowMs: number,
): StoredToken | undefined {
  const [id = '', until = '', signature = ''] = cookie.split('.');
  const token = byId(id);
  const untilMs = Number(until);
  if (token === undefined || !(untilMs > nowMs)) return undefined;
  const given = Buffer.from(signature);
  const wanted = Buffer.from(sign(token, untilMs));
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? token : undefined;
}

/** By the port, for collectors on one host share their cookies. */
export const cookieName = ({ socket }: IncomingMessage): string => `driftscope-${socket.localPort}`;

/** The value of our cookie in a request. Absent: it has none. */
export function findCookie(request: IncomingMessage): string | undefined {
  const start = `${cookieName(request)}=`;
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(start))?.slice(start.length);
}

const sign = ({ hash }: StoredToken, untilMs: number): string =>
  createHmac('sha256', Buffer.from(hash, 'hex')).update(`signed-in ${untilMs}`).digest('base64url');
