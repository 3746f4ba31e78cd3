import { once } from 'node:events';
import type { Server } from 'node:net';
import { FaultError } from './fault-error.ts';

/** Lets a server listen; gives the port. @throws FaultError `port-taken` or `no-listen`. */
export async function listen(server: Server, { port, host }: { port: number; host: string }): Promise<number> {
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (cause) {
    throw new FaultError(isTaken(cause) ? portTaken(port) : noListen(port, host, cause), { cause });
  }
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

const isTaken = (cause: unknown): boolean =>
  typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === 'EADDRINUSE';

const portTaken = (port: number) => ({
  kind: 'port-taken',
  message: `Port ${port} is taken, maybe by another collector.`,
  hint: 'Stop what uses it, or take another one: PORT=4000 npm start',
});

const noListen = (port: number, host: string, cause: unknown) => ({
  kind: 'no-listen',
  message: `The collector cannot listen on ${host}:${port} (${String(cause)}).`,
  hint: 'Name another port with PORT.',
});
