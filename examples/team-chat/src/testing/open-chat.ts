import { type Answer, visit } from '@driftscope/example-server';
import { io, type Socket } from 'socket.io-client';
import { startTeamChat } from '../server/index.ts';

export interface Person {
  readonly token: string;
  get(path: string): Promise<Answer>;
  post(path: string, body: unknown): Promise<Answer>;
  /** Connects a device, and gives what it hears. */
  device(): Promise<Device>;
}

export interface Device {
  readonly socket: Socket;
  readonly heard: readonly { readonly event: string; readonly body: unknown }[];
}

export interface OpenedChat {
  /** Logs in; no name: a visitor without a token. */
  person(name?: string): Promise<Person>;
  /** Connects with exactly this. */
  connect(auth: Record<string, unknown>): Promise<Device>;
  close(): Promise<void>;
}

/** Starts a real team chat on a free port, for a test. */
export async function openChat(): Promise<OpenedChat> {
  const chat = await startTeamChat({ port: 0 });
  const sockets: Socket[] = [];

  const connect = async (auth: Record<string, unknown>): Promise<Device> => {
    const socket = io(chat.url, { auth, transports: ['websocket'], forceNew: true });
    sockets.push(socket);
    const heard: { event: string; body: unknown }[] = [];
    socket.onAny((event: string, body: unknown) => heard.push({ event, body }));
    await new Promise((resolve, reject) => {
      socket.once('connect', () => resolve(undefined));
      socket.once('connect_error', reject);
    });
    return { socket, heard };
  };

  return {
    connect,
    person: async (name) => {
      const { token, ask } = await visit(chat.url, name);
      return {
        token,
        get: (path) => ask(path),
        post: (path, body) => ask(path, body),
        device: () => connect({ token }),
      };
    },
    close: async () => {
      for (const socket of sockets) socket.disconnect();
      await chat.stop();
    },
  };
}
