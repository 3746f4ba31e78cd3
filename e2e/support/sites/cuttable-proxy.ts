import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { listen } from './listen.ts';

export interface CuttableProxy {
  readonly url: string;
  /** Breaks every connection, and every new one at once, until `restore`. */
  cut(): void;
  /** Lets connections stand, and carries nothing any more in either direction, not even that one side ended them: a silently dead link. */
  silence(): void;
  restore(): void;
  stop(): Promise<void>;
}

/** A TCP proxy in front of one server: the network between one user and that server. */
export async function startCuttableProxy(targetPort: number): Promise<CuttableProxy> {
  const open = new Set<Socket>();
  const silent = new WeakSet<Socket>();
  let broken = false;

  const server = createServer((client) => {
    if (broken) {
      client.resetAndDestroy();
      return;
    }
    const upstream = connect(targetPort, '127.0.0.1');
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(from);
      from.on('close', () => {
        open.delete(from);
        if (!silent.has(to)) to.destroy();
      });
      from.on('error', () => from.destroy());
      from.pipe(to);
    }
  });

  const { url } = await listen(server);
  const breakAll = () => {
    for (const socket of open) socket.resetAndDestroy();
  };

  return {
    url,
    cut: () => {
      broken = true;
      breakAll();
    },
    silence: () => {
      for (const socket of open) {
        silent.add(socket);
        socket.unpipe();
      }
    },
    restore: () => {
      broken = false;
    },
    stop: async () => {
      breakAll();
      server.close();
      await once(server, 'close');
    },
  };
}
