import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { portOf } from './port-of.ts';

/** The network between a client and a server. */
export interface Line {
  readonly port: number;
  /** Nothing arrives any more, and nobody is told. */
  silence(): void;
  /** Breaks what is connected. */
  cut(): void;
  end(): Promise<void>;
}

export async function startLine(targetPort: number): Promise<Line> {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(targetPort, '127.0.0.1');
    near.pipe(far).pipe(near);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: portOf(server),
    silence: () => {
      for (const socket of sockets) socket.unpipe();
    },
    cut,
    end: async () => {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
