import { SubscriptionClient } from 'subscriptions-transport-ws/dist/client';
import { createAppTranscript } from '../app-transcript.ts';
import type { TransportAccount } from '../transport-app.ts';
import { socketUrl } from './socket-url.ts';

const operations = [
  ['Messages', 'subscription Messages { message { id } }'],
  ['me', '{ me { id } }'],
] as const;

async function run(): Promise<TransportAccount> {
  const transcript = createAppTranscript();
  const connectionParams = { user: 'alice' };
  const client = new SubscriptionClient(socketUrl(), { connectionParams });
  await new Promise<void>((resolve) => client.onConnected(() => resolve()));
  transcript.add(1, 'connect', '/', connectionParams);
  transcript.add(1, 'connected', '/', '', false);
  for (const [name, query] of operations) {
    await new Promise<void>((resolve, reject) => {
      transcript.event(1, 'sent', '/', name, [{ query }]);
      client.request({ query }).subscribe({
        next: (result) => transcript.event(1, 'received', '/', name, [result]),
        error: reject,
        complete: () => {
          transcript.add(1, 'answer', name, []);
          resolve();
        },
      });
    });
  }
  client.close();
  transcript.add(1, 'left', '/');
  // The library keeps signs of life to itself; the server sends the first with its welcome.
  return { lines: transcript.lines, heartbeats: 1, tellsCloses: false };
}

window.transportApp = { run };
