import { createServer } from 'node:net';
import type { Fault } from '../task/fault.ts';

/** The first port from `from` on that nobody listens on, on 127.0.0.1, leaving out those already given away. */
export async function findFreePort(from: number, taken: ReadonlySet<number> = new Set()): Promise<number> {
  for (let port = from; port < 65_536; port += 1) {
    if (!taken.has(port) && (await checkPort(port)) === undefined) return port;
  }
  throw new Error(`No port from ${from} on is free.`);
}

/** Absent where one can listen on this port of 127.0.0.1, else why not and the way out. */
export async function checkPort(port: number): Promise<Fault | undefined> {
  const code = await listenCode(port);
  if (code === undefined) return undefined;
  const reason = code === 'EADDRINUSE' ? 'is taken by another program' : `cannot be listened on (${code})`;
  return {
    kind: 'port-unavailable',
    message: `Port ${port} ${reason}.`,
    hint: `If that is another Driftscope, stop it; else choose another port: PORT=${port === 4000 ? 4001 : 4000} npm start`,
  };
}

function listenCode(port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (cause: NodeJS.ErrnoException) => resolve(cause.code ?? cause.message));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(undefined)));
  });
}
