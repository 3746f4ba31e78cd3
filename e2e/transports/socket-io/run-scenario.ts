import { createAppTranscript } from '../app-transcript.ts';
import type { TransportAccount } from '../transport-app.ts';
import type { Auth, Client, ClientLibrary } from './client.ts';
import { type FollowedClient, followClient } from './followed-client.ts';

const HEARTBEATS = 2;

/** Goes through what Socket.IO can do, on two connections, each step once the one before has come to its end. */
export async function runScenario(library: ClientLibrary): Promise<TransportAccount> {
  const transcript = createAppTranscript();
  let heartbeats = 0;

  async function follow(connection: number, namespace: string, auth: Auth, client: Client): Promise<FollowedClient> {
    const followed = followClient(client, { library, transcript, connection, namespace, auth });
    await followed.next('welcome');
    return followed;
  }

  async function open(connection: number): Promise<FollowedClient> {
    const auth = { user: 'alice', device: `d_${connection}` };
    return follow(connection, '/', auth, library.connect(auth));
  }

  const main = await open(1);
  const lived = new Promise<void>((resolve) => {
    library.onHeartbeat(main.client, () => {
      heartbeats += 1;
      if (heartbeats === HEARTBEATS) resolve();
    });
  });
  await exchange(main);

  const chatAuth = { user: 'bob', room: 'ü 1' };
  const chat = await follow(1, '/chat', chatAuth, library.join(main.client, '/chat', chatAuth));
  await exchange(chat);
  const other = await open(2);
  await exchange(other);
  await exchange(main);
  chat.leave();

  const namespace = '/forbidden';
  const auth = { user: 'eve' };
  const eve = library.join(main.client, namespace, auth);
  await followClient(eve, { library, transcript, connection: 1, namespace, auth }).next('refused');

  await lived;
  const kicked = main.next('kicked');
  main.send('kick me');
  await kicked;
  other.leave();
  return { lines: transcript.lines, heartbeats, tellsCloses: false };
}

const hello = { text: 'hello', n: 1.5, list: [true, null, 'ü€😀'], nested: { empty: {} } };

/** Events, answers and bytes in both directions, and many events at once. */
async function exchange({ next, send, ask }: FollowedClient): Promise<void> {
  const said = next('said');
  send('say', hello, 'ü', null);
  await said;
  await ask('add', 20, 22);
  const told = next('told');
  send('ask me');
  await told;
  const file = next('file');
  // No views: in MessagePack the client would send them as objects.
  send('file', 'a.bin', new ArrayBuffer(3), { part: new ArrayBuffer(300) });
  await file;
  await ask('digest', new ArrayBuffer(5));
  const ticked = next('told');
  send('burst', 20);
  await ticked;
}
