import { createClient } from 'graphql-ws';
import { createAppTranscript } from '../app-transcript.ts';
import type { TransportAccount } from '../transport-app.ts';
import { socketUrl } from './socket-url.ts';

async function run(): Promise<TransportAccount> {
  const transcript = createAppTranscript();
  let heartbeats = 0;
  const connectionParams = { user: 'alice' };
  const client = createClient({ url: socketUrl(), connectionParams, lazy: false, keepAlive: 50 });
  const closed = new Promise<void>((resolve) =>
    client.on('closed', (event) => {
      const { code, reason } = event instanceof CloseEvent ? event : { code: 0, reason: '' };
      transcript.add(1, 'closed', code, reason);
      resolve();
    }),
  );
  const alive = new Promise<void>((resolve) =>
    client.on('pong', () => {
      heartbeats += 1;
      resolve();
    }),
  );
  await new Promise<void>((resolve) => client.on('connected', () => resolve()));
  transcript.add(1, 'connect', '/', connectionParams);
  transcript.add(1, 'connected', '/', '', false);
  for (const [name, query] of [
    ['Messages', 'subscription Messages { message { id } }'],
    ['me', '{ me { id } }'],
  ] as const)
    await new Promise<void>((resolve, reject) => {
      transcript.event(1, 'sent', '/', name, [{ query }]);
      client.subscribe(
        { query },
        {
          next: (result) => transcript.event(1, 'received', '/', name, [result]),
          error: reject,
          complete: () => {
            transcript.add(1, 'answer', name, []);
            resolve();
          },
        },
      );
    });
  await alive;
  await client.dispose();
  await closed;
  return { lines: transcript.lines, heartbeats, tellsCloses: true };
}

window.transportApp = { run };
