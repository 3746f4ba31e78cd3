import { expect, test } from '#support/recorder-test.ts';

/** Uses a page's storages, and answers what they said. It runs inside the page. */
async function useStorages(): Promise<Record<string, unknown>> {
  const seen: Record<string, unknown> = {};
  const check = (name: string, look: () => unknown) => {
    try {
      seen[name] = look();
    } catch (thrown) {
      seen[name] = String(thrown);
    }
  };
  const shape = (owner: object, key: string) => {
    const { value, get, set, ...flags } = Object.getOwnPropertyDescriptor(owner, key) ?? {};
    return [flags, value?.name, value?.length, get?.name, set?.name, set?.length];
  };
  for (const key of ['setItem', 'removeItem', 'clear']) check(key, () => shape(Storage.prototype, key));
  for (const key of ['put', 'add', 'delete', 'clear']) check(`db ${key}`, () => shape(IDBObjectStore.prototype, key));
  check('cookie', () => shape(Document.prototype, 'cookie'));
  check('channel', () => [
    BroadcastChannel.name,
    BroadcastChannel.length,
    shape(BroadcastChannel.prototype, 'postMessage'),
  ]);
  check('wrong this', () => Reflect.apply(Storage.prototype.setItem, {}, ['a', 'b']));
  check('few arguments', () => Reflect.apply(Storage.prototype.setItem, localStorage, ['a']));
  check('quota', () => localStorage.setItem('huge', 'x'.repeat(20_000_000)));
  check('no cookie', () => Reflect.set(Document.prototype, 'cookie', 'a=b', {}));

  localStorage.setItem('theme', 'dark');
  sessionStorage.setItem('draft', 'hello');
  Reflect.apply(Storage.prototype.setItem, localStorage, ['n', 1]);
  localStorage.removeItem('n');
  sessionStorage.clear();
  Reflect.set(document, 'cookie', 'seen=yes; path=/; max-age=60');
  seen.kept = [localStorage.getItem('theme'), localStorage.length, sessionStorage.length, document.cookie];

  const done = (request: IDBRequest | IDBTransaction) =>
    new Promise((resolve, reject) => {
      request.addEventListener('success', resolve);
      request.addEventListener('complete', resolve);
      request.addEventListener('error', reject);
    });
  const opening = indexedDB.open('app', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('messages').createIndex('length', 'length');
  await done(opening);
  const writing = opening.result.transaction('messages', 'readwrite');
  const store = writing.objectStore('messages');
  store.put({ id: 'm_1', sentAt: new Date(0) }, 'm_1');
  store.add(new Map([['a', 1]]), 2);
  store.delete('m_1');
  const walking = store.openCursor();
  await done(walking);
  walking.result?.update('changed');
  const byIndex = store.index('length').openCursor();
  await done(byIndex);
  byIndex.result?.delete();
  check('not to be cloned', () => store.put(() => undefined, 'f'));
  await done(writing);
  seen.db = await new Promise((resolve) => {
    const request = opening.result.transaction('messages').objectStore('messages').getAllKeys();
    request.onsuccess = () => resolve(request.result);
  });

  for (const key of ['put', 'add', 'addAll', 'delete']) check(`cache ${key}`, () => shape(Cache.prototype, key));
  const cache = await caches.open('v1');
  await cache.put('/kept', new Response('{}'));
  await cache.add(new Request('/json'));
  await cache.addAll(['/json']);
  seen.cache = [await cache.delete('/kept'), (await cache.keys()).length, await caches.delete('v1')];
  seen.refused = await cache.add('data:,x').catch((error: unknown) => String(error));

  const [one, other] = [new BroadcastChannel('room'), new BroadcastChannel('room')];
  seen.message = await new Promise((resolve) => {
    other.onmessage = (event) => resolve(event.data);
    one.postMessage({ type: 'logout' });
  });
  for (const channel of [one, other]) channel.close();
  return seen;
}

test('storages that are watched answer as the native ones do', async ({ openRecorded, context }) => {
  const native = await openRecorded({ native: true });
  const expected = await native.page.evaluate(useStorages);
  await native.page.evaluate(() => localStorage.clear());
  await native.page.evaluate(
    () =>
      new Promise((resolve) =>
        Object.assign(indexedDB.deleteDatabase('app'), { onsuccess: resolve, onblocked: resolve }),
      ),
  );
  await native.page.close();
  await context.clearCookies();
  const watched = await openRecorded();
  expect(await watched.page.evaluate(useStorages)).toEqual(expected);
  expect(await watched.recordsOf('recorder.fault')).toEqual([]);
});

test('records what is stored, and what is told to other pages', async ({ openRecorded }) => {
  const { page, records } = await openRecorded();
  await page.evaluate(useStorages);
  const stored = (await records()).filter(({ kind }) => /^(storage|channel)\./.test(kind));
  const db = { kind: 'storage.db', database: 'app', objectStore: 'messages' };
  const cache = { kind: 'storage.cache', cache: 'v1' };
  expect(stored).toMatchObject([
    { kind: 'storage.set', area: 'local', key: 'theme', value: 'dark' },
    { kind: 'storage.set', area: 'session', key: 'draft', value: 'hello' },
    { kind: 'storage.set', area: 'local', key: 'n', value: '1' },
    { kind: 'storage.remove', area: 'local', key: 'n' },
    { kind: 'storage.clear', area: 'session' },
    { kind: 'storage.cookie', key: 'seen', value: 'yes', attributes: 'path=/; max-age=60' },
    { ...db, op: 'put', key: 'm_1', value: '{"id":"m_1","sentAt":{"$date":"1970-01-01T00:00:00.000Z"}}' },
    { ...db, op: 'add', key: '2', value: '{"$map":[["a",1]]}' },
    { ...db, op: 'delete', key: 'm_1' },
    { ...db, op: 'put', key: '2', value: 'changed' },
    { ...db, op: 'delete', key: '2' },
    { ...cache, op: 'put', url: expect.stringMatching(/\/kept$/) },
    { ...cache, op: 'put', url: expect.stringMatching(/\/json$/) },
    { ...cache, op: 'put', url: expect.stringMatching(/\/json$/) },
    { ...cache, op: 'delete', url: expect.stringMatching(/\/kept$/) },
    { ...cache, op: 'drop' },
    { ...cache, op: 'put', url: 'data:,x' },
    { kind: 'channel.message', channel: 'room', dir: 'out', value: '{"type":"logout"}' },
    { kind: 'channel.message', channel: 'room', dir: 'in', value: '{"type":"logout"}' },
  ]);
});

test('records what another page stored, as the cause of what follows', async ({ openRecorded }) => {
  const { page, recordsOf } = await openRecorded();
  const other = await openRecorded({ native: true });
  await page.evaluate(() => addEventListener('storage', () => void fetch('/json')));
  // Again until it is heard: the browser may not know yet that this page wants to be told.
  let writes = 0;
  await expect
    .poll(async () => {
      await other.page.evaluate((user) => localStorage.setItem('user', user), `bob ${++writes}`);
      return recordsOf('http.request');
    })
    .not.toEqual([]);
  const [request] = await recordsOf('http.request');
  const told = (await recordsOf('channel.storage')).find(({ seq }) => seq === request?.cause);
  expect(told).toMatchObject({ area: 'local', key: 'user', value: expect.stringMatching(/^bob \d+$/) });
});

test('finds what is written by property, and by whom', async ({ openRecorded }) => {
  const { page, recordsOf } = await openRecorded();
  const native = await openRecorded({ native: true });
  await page.evaluate(() => {
    localStorage.setItem('token', 'secret');
    sessionStorage.setItem('draft', 'hello');
  });
  // Once the first look was taken, all that is written so is found.
  await expect
    .poll(async () => {
      await page.evaluate(() => Reflect.set(sessionStorage, 'n', String(performance.now())));
      return (await recordsOf('storage.set')).some(({ how }) => how === 'seen');
    })
    .toBe(true);
  await native.page.evaluate(() => Reflect.set(localStorage, 'theirs', 'x'));
  await page.evaluate(() => {
    Reflect.set(localStorage, 'theme', 'dark');
    Reflect.deleteProperty(localStorage, 'token');
    Reflect.deleteProperty(sessionStorage, 'draft');
  });
  await expect
    .poll(() => recordsOf('storage.remove'))
    .toMatchObject([
      { area: 'session', key: 'draft', how: 'seen' },
      { area: 'local', key: 'token', how: 'seen' },
    ]);
  const local = (await recordsOf('storage.set')).filter(({ area }) => area === 'local');
  expect(local).toMatchObject([
    { key: 'token', value: 'secret' },
    { key: 'theme', value: 'dark', how: 'seen' },
  ]);
  expect(local[0]?.how).toBeUndefined();
  expect(await recordsOf('channel.storage')).toMatchObject([{ key: 'theirs', value: 'x' }]);
});

test('a value that is too large to keep says so', async ({ openRecorded }) => {
  const { page, recordsOf } = await openRecorded();
  await page.evaluate(() => {
    localStorage.setItem('large', 'x'.repeat(100_000));
    new BroadcastChannel('room').postMessage(Array.from({ length: 50_000 }, (_, at) => at));
  });
  const [set] = await recordsOf('storage.set');
  expect([set?.value?.length, set?.cut]).toEqual([32_768, 'size']);
  expect(await recordsOf('channel.message')).toMatchObject([{ dir: 'out', cut: 'size' }]);
});
