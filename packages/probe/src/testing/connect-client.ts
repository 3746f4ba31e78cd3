import { io, type Socket } from 'socket.io-client';
import { vi } from 'vitest';

/** An event as a client got it: the n-th of its connection and namespace. */
export interface Received {
  readonly eio: string;
  readonly n: number;
  readonly event: string;
  readonly args: readonly unknown[];
}

export interface Client {
  readonly socket: Socket;
  readonly received: readonly Received[];
  /** Engine.IO session id of the present connection. */
  eio(): string;
  /** Waits until an event of this name came. */
  got(event: string): Promise<void>;
  /** Comes back after a cut. */
  reconnect(): Promise<void>;
}

export interface ClientOptions {
  readonly port: number;
  readonly namespace?: string;
  readonly auth?: Record<string, string>;
}

/** Connects a real client that counts what it gets, as a recorder in a page does. */
export async function connectClient({ port, namespace = '/', auth = {} }: ClientOptions): Promise<Client> {
  const socket = io(`http://127.0.0.1:${port}${namespace}`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    auth,
  });
  const received: Received[] = [];
  const eio = () => String(Reflect.get(socket.io.engine, 'id'));
  socket.onAny((event: string, ...args: unknown[]) => {
    const before = received.filter((each) => each.eio === eio()).length;
    received.push({ eio: eio(), n: before + 1, event, args });
  });
  const connected = new Promise((resolve) => socket.once('connect', () => resolve(undefined)));
  await connected;

  return {
    socket,
    received,
    eio,
    got: (event) =>
      vi.waitFor(() => {
        if (!received.some((each) => each.event === event)) throw new Error(`no ${event} yet`);
      }),
    reconnect: async () => {
      const back = new Promise((resolve) => socket.once('connect', () => resolve(undefined)));
      socket.connect();
      await back;
    },
  };
}
