import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { isOutboxEntry } from '../machine/outbox-entry.ts';
import { parseSavedCopy } from '../machine/saved-copy.ts';
import type { StorageWrite } from '../machine/storage-write.ts';
import { isPut } from '../protocol/change.ts';
import { isEpoch, isMutationId, isScope } from '../protocol/ids.ts';
import { type Cipher, createCipher } from './cipher.ts';
import { indexedDbStorage } from './indexed-db.ts';

const be = <T>(guard: (value: unknown) => value is T, value: unknown): T => {
  if (!guard(value)) throw new Error(`${JSON.stringify(value)} has another shape`);
  return value;
};
const room = be(isScope, 'room:1');
const put = (id: string, seq: number, text = id) =>
  be(isPut, { kind: 'put', scope: room, seq, atMs: seq, entity: { type: 'message', id }, fields: { text } });
const entry = (id: string, status: object = { kind: 'pending' }) => {
  const entity = { type: 'message', id };
  return be(isOutboxEntry, { id, scope: room, entity, kind: 'put', fields: { text: id }, atMs: 1, status });
};
const replace = (cursor: number, ...entities: ReturnType<typeof put>[]): StorageWrite => ({
  kind: 'replace-scope',
  scope: room,
  cursor,
  entities,
});
const advance = (since: number, cursor: number, ...puts: ReturnType<typeof put>[]): StorageWrite => ({
  kind: 'advance-scope',
  scope: room,
  since,
  cursor,
  puts,
  deletes: [],
});

function setUp(cipher?: Cipher, factory = new IDBFactory()) {
  let ids = 0;
  const storage = indexedDbStorage({ factory, newId: () => `id-${++ids}`, ...(cipher && { cipher }) });
  const load = async (user: string) => {
    const parsed = parseSavedCopy(await storage.load(user));
    if (!parsed.ok) throw new Error(parsed.message);
    return parsed.value;
  };
  const texts = async (user: string) => {
    const { scopes } = await load(user);
    return scopes.flatMap(({ entities }) => entities.map(({ fields }) => fields.text));
  };
  return { factory, storage, load, texts };
}

test('a user who is new on this device gets a session, and keeps it', async () => {
  const { load } = setUp();
  const first = await load('ann');
  expect(first).toMatchObject({ scopes: [], outbox: [] });
  expect((await load('ann')).session).toBe(first.session);
  expect((await load('bob')).session).not.toBe(first.session);
  expect((await load('bob')).device).toBe(first.device);
});

test('what is saved is there when it is loaded again, the outbox in the order of the writes', async () => {
  const { storage, load } = setUp();
  const { session } = await load('ann');
  const epoch = be(isEpoch, 'e1');
  await storage.save('ann', session, [
    { kind: 'server', epoch, serverOffsetMs: 5 },
    replace(2, put('a', 1), put('b', 2)),
    { kind: 'put-entry', entry: entry('z') },
    { kind: 'put-entry', entry: entry('c') },
  ]);
  await storage.save('ann', session, [{ kind: 'put-entry', entry: entry('z', { kind: 'failed', reason: 'no' }) }]);
  expect(await load('ann')).toMatchObject({
    epoch,
    serverOffsetMs: 5,
    scopes: [{ scope: room, cursor: 2, entities: [put('a', 1), put('b', 2)] }],
    outbox: [entry('z', { kind: 'failed', reason: 'no' }), entry('c')],
  });
  await storage.save('ann', session, [{ kind: 'drop-entry', id: be(isMutationId, 'z') }]);
  expect((await load('ann')).outbox).toEqual([entry('c')]);
});

test('a scope only advances from the cursor that is stored', async () => {
  const { storage, load, texts } = setUp();
  const { session } = await load('ann');
  await storage.save('ann', session, [replace(2, put('a', 2))]);
  await storage.save('ann', session, [advance(7, 8, put('lost', 8))]);
  expect(await texts('ann')).toEqual(['a']);
  await storage.save('ann', session, [advance(2, 3, put('b', 3)), advance(3, 4, put('a', 4, 'new'))]);
  expect(await texts('ann')).toEqual(['new', 'b']);
});

test('what is stored of a scope is replaced, swept and dropped as a whole', async () => {
  const { storage, load, texts } = setUp();
  const { session } = await load('ann');
  await storage.save('ann', session, [replace(2, put('a', 1), put('b', 2)), replace(9, put('c', 9), put('d', 8))]);
  expect(await texts('ann')).toEqual(['c', 'd']);
  await storage.save('ann', session, [{ kind: 'sweep-scope', scope: room, deletes: ['message/c'] }]);
  expect(await texts('ann')).toEqual(['d']);
  await storage.save('ann', session, [{ kind: 'drop-scope', scope: room }]);
  expect((await load('ann')).scopes).toEqual([]);
});

test('the scopes of another epoch go when the server tells a new one', async () => {
  const { storage, load } = setUp();
  const { session } = await load('ann');
  const server = (epoch: string): StorageWrite => ({ kind: 'server', epoch: be(isEpoch, epoch), serverOffsetMs: 0 });
  await storage.save('ann', session, [server('e1'), replace(1, put('a', 1))]);
  await storage.save('ann', session, [server('e1')]);
  expect((await load('ann')).scopes).toHaveLength(1);
  await storage.save('ann', session, [server('e2')]);
  expect((await load('ann')).scopes).toEqual([]);
});

test('a scope that was saved many times is packed when it is loaded, and stays what it was', async () => {
  const { factory, storage, load } = setUp();
  const { session } = await load('ann');
  await storage.save('ann', session, [replace(0)]);
  for (let seq = 1; seq <= 70; seq++) {
    await storage.save('ann', session, [advance(seq - 1, seq, put(`m${seq % 7}`, seq, `${seq}`))]);
  }
  const copy = await load('ann');
  const packed = await load('ann');
  expect(packed.scopes).toEqual(copy.scopes);
  expect(packed.scopes[0]?.entities).toHaveLength(7);
  expect(await count(factory, 'parts')).toBe(1);
  await storage.save('ann', session, [advance(70, 71, put('next', 71))]);
  expect((await load('ann')).scopes[0]?.entities).toHaveLength(8);
});

test('a wipe leaves nothing of the user, and nothing is saved for a session that is over', async () => {
  const { storage, load, texts } = setUp();
  const ann = await load('ann');
  const bob = await load('bob');
  await storage.save('ann', ann.session, [replace(1, put('a', 1)), { kind: 'put-entry', entry: entry('w') }]);
  await storage.save('bob', bob.session, [replace(1, put('b', 1)), { kind: 'put-entry', entry: entry('w') }]);
  await storage.wipe('ann');
  expect(await storage.save('ann', ann.session, [replace(1, put('a', 1))])).toBe('signed-out');
  expect(await load('ann')).toMatchObject({ scopes: [], outbox: [] });
  expect((await load('ann')).session).not.toBe(ann.session);
  expect(await texts('bob')).toEqual(['b']);
  expect((await load('bob')).outbox).toHaveLength(1);
});

test('a sealed copy can be read with its secret, and is dropped where there is another one', async () => {
  const factory = new IDBFactory();
  const cipherOf = (secret: string) => createCipher({ secret, salt: 'ann', iterations: 10 });
  const { storage, load } = setUp(await cipherOf('one'), factory);
  const { session } = await load('ann');
  await storage.save('ann', session, [
    replace(1, put('a', 1, 'attack at dawn')),
    { kind: 'put-entry', entry: entry('w') },
  ]);
  expect(await setUp(await cipherOf('one'), factory).texts('ann')).toEqual(['attack at dawn']);
  expect(await allText(factory)).not.toContain('attack at dawn');
  const other = await setUp(await cipherOf('two'), factory).load('ann');
  expect(other).toMatchObject({ scopes: [], outbox: [] });
});

async function count(factory: IDBFactory, store: string): Promise<number> {
  const opened = factory.open('sync');
  await new Promise((resolve) => opened.addEventListener('success', resolve));
  const request = opened.result.transaction(store).objectStore(store).count();
  await new Promise((resolve) => request.addEventListener('success', resolve));
  opened.result.close();
  return request.result;
}

/** Everything in every store, bytes as text. */
async function allText(factory: IDBFactory): Promise<string> {
  const opened = factory.open('sync');
  await new Promise((resolve) => opened.addEventListener('success', resolve));
  const database = opened.result;
  const texts: string[] = [];
  for (const name of database.objectStoreNames) {
    const request = database.transaction(name).objectStore(name).getAll();
    await new Promise((resolve) => request.addEventListener('success', resolve));
    const asText = (_key: string, value: unknown) =>
      value instanceof ArrayBuffer ? Buffer.from(value).toString('latin1') : value;
    texts.push(JSON.stringify(request.result, asText));
  }
  database.close();
  return texts.join('\n');
}
