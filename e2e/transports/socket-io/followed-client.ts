import type { AppTranscript } from '../app-transcript.ts';
import type { Auth, Client, ClientLibrary } from './client.ts';

/** A client whose every step is written down as it happens. */
export interface FollowedClient {
  readonly client: Client;
  /** Resolves when the event has come. Ask before it can. */
  next(event: string): Promise<void>;
  send(event: string, ...args: readonly unknown[]): void;
  /** Resolves when the answer has come. */
  ask(event: string, ...args: readonly unknown[]): Promise<void>;
  leave(): void;
}

interface FollowOptions {
  readonly library: ClientLibrary;
  readonly transcript: AppTranscript;
  readonly connection: number;
  readonly namespace: string;
  readonly auth: Auth;
}

const inbound = ['welcome', 'said', 'file', 'tick', 'told'];

/** Writes down what a client does that was made a moment ago. */
export function followClient(client: Client, options: FollowOptions): FollowedClient {
  const { transcript, connection, namespace } = options;
  const waiting = new Map<string, () => void>();
  const reach = (event: string) => waiting.get(event)?.();

  client.on('connect', () => {
    tellConnected(client, options);
    reach('connect');
  });
  const refuse = (error: unknown) => {
    tellRequest(options);
    transcript.add(connection, 'refused', namespace, error instanceof Error ? error.message : error);
    reach('refused');
  };
  client.on(options.library.version === 2 ? 'error' : 'connect_error', refuse);
  client.on('disconnect', (reason) => {
    if (reason !== 'io server disconnect') return;
    transcript.add(connection, 'kicked', namespace);
    reach('kicked');
  });
  for (const event of inbound)
    client.on(event, (...args) => {
      transcript.event(connection, 'received', namespace, event, args);
      reach(event);
    });
  client.on('question', (...args) => {
    const answer = args.pop();
    transcript.event(connection, 'received', namespace, 'question', args);
    transcript.add(connection, 'answered', 'question', ['fine', 7]);
    if (typeof answer === 'function') answer('fine', 7);
  });

  return {
    client,
    next: (event) => new Promise((resolve) => waiting.set(event, resolve)),
    send: (event, ...args) => {
      transcript.event(connection, 'sent', namespace, event, args);
      client.emit(event, ...args);
    },
    ask: (event, ...args) =>
      new Promise((resolve) => {
        transcript.event(connection, 'sent', namespace, event, args);
        client.emit(event, ...args, (...answer: unknown[]) => {
          transcript.add(connection, 'answer', event, answer);
          resolve();
        });
      }),
    leave: () => {
      transcript.add(connection, 'left', namespace);
      client.close();
    },
  };
}

function tellConnected(client: Client, options: FollowOptions): void {
  const { library, transcript, connection, namespace } = options;
  if (namespace === '/') transcript.add(connection, 'handshake', library.engineIdOf(client));
  tellRequest(options);
  transcript.add(connection, 'connected', namespace, client.id, false);
}

/** Before protocol 5 the server lets everyone into the main namespace unasked. */
function tellRequest({ library, transcript, connection, namespace, auth }: FollowOptions): void {
  if (library.version > 2 || namespace !== '/') transcript.add(connection, 'connect', namespace, auth);
}
