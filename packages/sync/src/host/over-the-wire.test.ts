import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, test, vi } from 'vitest';
import type { SyncClient } from '../client/sync-client.ts';
import { scopeNamed } from '../protocol/ids.ts';
import type { SyncStorage } from '../storage/storage.ts';
import { startDevice } from '../testing/start-device.ts';
import { type RunningServer, room, startServer } from '../testing/start-server.ts';
import type { AskCredentials } from '../transport/credentials.ts';
import type { SyncServerOptions } from './create-sync-server.ts';
import { createSqliteStore } from './sqlite-store.ts';

const endings: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

async function serve(options: Partial<SyncServerOptions> = {}): Promise<RunningServer> {
  const server = await startServer(options);
  endings.push(server.stop);
  return server;
}

interface Extra {
  readonly credentials?: AskCredentials;
  readonly storage?: SyncStorage;
}

function signIn({ url }: RunningServer, user: string, extra: Extra = {}): SyncClient {
  const { client } = startDevice(url, { credentials: () => user, tuning: { retryBaseMs: 20 }, ...extra });
  endings.push(client.stop);
  client.signIn(user);
  return client;
}

const message = (id: string) => ({ type: 'message', id });
const texts = (client: SyncClient) =>
  client
    .entities(room, 'message')
    .map(({ fields }) => fields.text)
    .toSorted();
const fresh = (client: SyncClient) =>
  vi.waitFor(
    () => expect(client.status()).toMatchObject({ connection: 'connected', freshness: { kind: 'fresh' } }),
    5_000,
  );

test('what one device writes the other shows, and both know that it is confirmed', async () => {
  const server = await serve();
  const [ann, bob] = [signIn(server, 'ann'), signIn(server, 'bob')];
  await Promise.all([fresh(ann), fresh(bob)]);
  ann.put(room, message('m1'), { text: 'hello' });
  expect(ann.entity(room, message('m1'))).toMatchObject({ fields: { text: 'hello' }, pending: true });
  await vi.waitFor(() => expect(texts(bob)).toEqual(['hello']));
  await vi.waitFor(() => expect(ann.status().pending).toBe(0));
  expect(texts(ann)).toEqual(['hello']);
});

test('a client that has nothing yet reads all of it from a log in SQLite', async () => {
  const server = await serve({ store: createSqliteStore(new DatabaseSync(':memory:'), () => crypto.randomUUID()) });
  const ann = signIn(server, 'ann');
  ann.put(room, message('m1'), { text: 'hello' });
  await vi.waitFor(() => expect(ann.status().pending).toBe(0));
  const bob = signIn(server, 'bob');
  await vi.waitFor(() => expect(texts(bob)).toEqual(['hello']));
  await fresh(bob);
});

test('a kicked socket comes back by itself, with fresh credentials, and catches up only on what it missed', async () => {
  const server = await serve();
  let isLoggedIn = true;
  const refreshes: boolean[] = [];
  const ann = signIn(server, 'ann', {
    credentials: ({ refresh }) => {
      refreshes.push(refresh);
      return isLoggedIn ? 'ann' : null;
    },
  });
  const bob = signIn(server, 'bob');
  await Promise.all([fresh(ann), fresh(bob)]);
  bob.put(room, message('m1'), { text: 'before' });
  await vi.waitFor(() => expect(texts(ann)).toEqual(['before']));
  server.requests.length = 0;
  refreshes.length = 0;
  isLoggedIn = false;
  server.sync.kick('ann');
  await vi.waitFor(() => expect(ann.status().freshness.kind).toBe('stale'));
  bob.put(room, message('m2'), { text: 'during' });
  await vi.waitFor(() => expect(texts(bob)).toEqual(['before', 'during']));
  isLoggedIn = true;
  await vi.waitFor(() => expect(texts(ann)).toEqual(['before', 'during']), 5_000);
  expect(refreshes[0]).toBe(true);
  expect(server.requests.filter((request) => request.startsWith('GET'))).toEqual(['GET /sync?scope=room%3A1&since=1']);
});

test('without credentials nothing connects until they are there', async () => {
  const server = await serve();
  let token: string | null = null;
  const ann = signIn(server, 'ann', { credentials: () => token });
  await vi.waitFor(() => expect(ann.status().connection).toBe('disconnected'));
  expect(server.requests).toEqual([]);
  token = 'ann';
  await fresh(ann);
});

test('a user who is refused is told so, and nothing is tried again', async () => {
  let asked = 0;
  const server = await serve({
    authenticate: () => {
      asked += 1;
      return { kind: 'refused' };
    },
  });
  const ann = signIn(server, 'ann');
  await vi.waitFor(() => expect(ann.status().connection).toBe('refused'));
  expect(asked).toBe(1);
});

test('a socket is closed when its token ends, and comes back with another one', async () => {
  let untilMs = Date.now() + 100;
  const server = await serve({ authenticate: (token) => ({ kind: 'user', user: token, untilMs }) });
  const ends: string[] = [];
  server.io.on('connection', (socket) => {
    untilMs = Date.now() + 60_000;
    socket.on('disconnect', (reason) => ends.push(reason));
  });
  const ann = signIn(server, 'ann');
  await vi.waitFor(() => expect(ends).toEqual(['server namespace disconnect']), 5_000);
  await fresh(ann);
});

test('a scope that is given and taken away comes and goes on an open socket', async () => {
  const team = scopeNamed('team:1');
  let scopes = [room];
  const server = await serve({ access: { scopesOf: () => scopes, refusal: () => null } });
  const ann = signIn(server, 'ann');
  await fresh(ann);
  scopes = [room, team];
  server.sync.accessChanged('ann');
  await vi.waitFor(() => expect(ann.scopes()).toContain(team));
  ann.put(team, message('t1'), { text: 'in the team' });
  await vi.waitFor(() => expect(ann.entities(team, 'message')).toMatchObject([{ pending: false }]));
  scopes = [room];
  server.sync.accessChanged('ann');
  await vi.waitFor(() => expect(ann.entities(team, 'message')).toEqual([]));
});

test('a write that the server will not have is rolled back, and said so', async () => {
  const server = await serve({
    access: { scopesOf: () => [room], refusal: (_user, { entity }) => (entity.id === 'bad' ? 'not yours' : null) },
  });
  const ann = signIn(server, 'ann');
  const notices: string[] = [];
  ann.onNotice(({ kind }) => notices.push(kind));
  await fresh(ann);
  ann.put(room, message('bad'), { text: 'no' });
  await vi.waitFor(() => expect(ann.status().failed).toBe(1));
  expect(texts(ann)).toEqual([]);
  expect(notices).toEqual(['write-failed']);
  const [failed] = ann.failedWrites();
  expect(failed).toMatchObject({ entity: message('bad'), fields: { text: 'no' }, reason: 'not yours' });
  expect(ann.failedWrites()).toBe(ann.failedWrites());
});

test('a write that was turned down is sent again when its user asks, and forgotten when they let it go', async () => {
  let isOpen = false;
  const server = await serve({
    access: { scopesOf: () => [room], refusal: () => (isOpen ? null : 'closed') },
  });
  const ann = signIn(server, 'ann');
  await fresh(ann);
  const [late, never] = [ann.put(room, message('late'), { text: 'a' }), ann.put(room, message('never'), { text: 'b' })];
  await vi.waitFor(() => expect(ann.failedWrites().map(({ id }) => id)).toEqual([late, never]));
  isOpen = true;
  ann.retry(late);
  ann.dismiss(never);
  await vi.waitFor(() => expect(ann.status()).toMatchObject({ pending: 0, failed: 0 }));
  expect(texts(ann)).toEqual(['a']);
});

test('what expires goes by the server’s time, which the app may ask for', async () => {
  const server = await serve({ now: () => Date.now() + 3_600_000 });
  const ann = signIn(server, 'ann');
  await fresh(ann);
  expect(Math.round((ann.serverTimeMs() - Date.now()) / 60_000)).toBe(60);
});

test('an answer that is asked for with nonsense says what is wrong', async () => {
  const { url } = await serve();
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${url}${path}`, {
      ...init,
      headers: { authorization: 'Bearer ann', ...init.headers },
    });
    return [response.status, await response.text()];
  };
  expect(await ask('/sync?scope=room:1&since=x')).toEqual([400, expect.stringContaining('is no sequence number')]);
  expect(await ask('/sync?scope=room:1')).toEqual([400, expect.stringContaining('needs its since')]);
  const body = { method: 'POST', body: '{"mutations":3}', headers: { 'content-type': 'application/json' } };
  expect(await ask('/mutations', body)).toEqual([400, expect.stringContaining('a list of mutations')]);
});
