// What is used of older versions: the second came without types, and those of the third cannot be resolved.

declare module 'sails.io.js' {
  import type connect from 'socket.io-client-2';

  interface SailsSocket {
    /** Socket.IO's own. */
    readonly _raw: ReturnType<typeof connect>;
    on(event: string, listener: (change: unknown) => void): unknown;
    request(options: object, done: (body: unknown, answer: { readonly statusCode: number }) => void): void;
    disconnect(): void;
  }
  function createSails(io: typeof connect): {
    readonly sails: { connect(url: string, options: { readonly transports: readonly string[] }): SailsSocket };
  };
  export = createSails;
}

declare module 'socket.io-client-2' {
  interface Socket2 {
    readonly id?: string;
    readonly io: {
      readonly engine: { readonly id: string };
      socket(namespace: string, options: { readonly query: Readonly<Record<string, string>> }): Socket2;
    };
    on(event: string, listener: (...args: unknown[]) => void): unknown;
    emit(event: string, ...args: unknown[]): unknown;
    close(): unknown;
  }
  function connect(options: { readonly transports: readonly string[]; readonly forceNew: boolean }): Socket2;
  export = connect;
}

declare module 'socket.io-client-3' {
  import type { Connection } from './modern-library.ts';

  export const Manager: new (uri: string, options: { readonly transports: readonly string[] }) => Connection;
}

declare module 'socket.io-2' {
  import type { Server } from 'node:http';
  import type { AppServer } from './serve-scenario.ts';

  function createServer(server: Server, options: { pingInterval: number; pingTimeout: number }): AppServer;
  export = createServer;
}

declare module 'socket.io-3' {
  import type { Server as HttpServer } from 'node:http';
  import type { AppServer } from './serve-scenario.ts';

  export const Server: new (server: HttpServer, options: { pingInterval: number; pingTimeout: number }) => AppServer;
}
