import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';

/** The scheme that a caller used: ours, or that of a proxy in front that says so. A caller who lies is told its own lie. */
export function schemeOf({ socket, headers }: IncomingMessage): 'http' | 'https' {
  if (socket instanceof TLSSocket) return 'https';
  const said = headers['x-forwarded-proto'];
  return typeof said === 'string' && said.split(',')[0]?.trim() === 'https' ? 'https' : 'http';
}
