import { describe, expect, test } from 'vitest';
import { put } from '../testing/changes.ts';
import { epoch, scope } from '../testing/drive.ts';
import { type Page, settled, startPage } from '../testing/start-page.ts';

const entity = { type: 'note', id: '1' };
const snapshot = { epoch, nowMs: 0, pages: [{ kind: 'snapshot', scope, seq: 1, changes: [put(1)] }] };
const refused = (id: string) => ({ epoch, nowMs: 0, outcomes: [{ kind: 'refused', id, reason: 'no' }] });

/** A client's life, step by step: each leaves something under way. */
const life: readonly (readonly [when: string, (page: Page) => unknown])[] = [
  ['its copy is being loaded', ({ client }) => client.signIn('ada')],
  ['it was elected, and asks for credentials', (page) => page.answer('load')],
  ['its socket is opening', (page) => page.answer('ask')],
  [
    'it asks for credentials to read',
    ({ sockets }) => sockets[0]?.send({ kind: 'hello', user: 'ada', epoch, nowMs: Date.now(), heads: { [scope]: 1 } }),
  ],
  ['a read is under way', (page) => page.answer('ask')],
  ['what it read is being stored', (page) => page.answer('fetch')],
  ['a write is being stored', ({ client }) => client.put(scope, entity, { a: 1 })],
  ['a push is under way', (page) => page.answer('ask')],
];

async function answerAll(page: Page): Promise<void> {
  for (let round = 0; round < 50 && page.awaited.length > 0; round++) await page.answer('');
}

async function live(steps: number): Promise<Page> {
  const page = startPage((url) => (url.endsWith('/mutations') ? refused('w') : snapshot));
  for (const [, step] of life.slice(0, steps)) {
    await step(page);
    await settled();
  }
  return page;
}

/** Everything that may still happen to who was busy a moment ago. */
async function goOn(page: Page): Promise<void> {
  for (const run of page.timers.values()) run();
  page.disturb();
  await answerAll(page);
  for (const { send, close } of page.sockets) {
    send({ kind: 'hello', user: 'ada', epoch, nowMs: Date.now(), heads: { [scope]: 9 } });
    close();
  }
  await settled();
  for (const run of page.timers.values()) run();
  await settled();
}

test('the steps of the life that is cut off below do come one after the other', async () => {
  const { done, client } = await live(life.length);
  expect(done.filter((what) => /fetch|open/.test(what))).toEqual([
    'open a socket',
    'fetch /sync?scope=room%3A1&since=',
    'fetch /mutations',
  ]);
  client.stop();
});

describe('once stopped, nothing is sent, read, stored, scheduled or told', () => {
  test.each(life.map(([when], index) => [when, index + 1] as const))('while %s', async (_when, steps) => {
    const page = await live(steps);
    page.client.stop();
    const before = [...page.done];
    page.client.check();
    page.client.signIn('ben');
    await goOn(page);
    expect(page.done).toEqual(before);
    expect(page.timers.size).toBe(0);
  });

  test('also where a listener stops it in the midst of what follows from one event', async () => {
    const page = await live(life.length);
    page.client.onNotice(() => page.client.stop());
    page.sockets[0]?.send({ kind: 'hello', user: 'ben', epoch, nowMs: 0, heads: {} });
    page.client.subscribe(() => page.client.stop());
    page.client.put(scope, entity, { a: 2 });
    const before = [...page.done];
    await goOn(page);
    expect(page.done).toEqual(before);
  });
});

test('a write to a stopped client is an error, so that it is not lost in silence', async () => {
  const { client } = await live(1);
  client.stop();
  expect(() => client.put(scope, entity, {})).toThrow('was stopped');
});

test('a sign-out while credentials are asked for sends nothing', async () => {
  const page = await live(4);
  page.client.signOut();
  await answerAll(page);
  expect(page.done.filter((what) => what.startsWith('fetch'))).toEqual([]);
});

test('a tab that lost the lead while credentials are asked for sends nothing', async () => {
  const page = await live(4);
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  const locks = await navigator.locks.query();
  const name = locks.held?.at(-1)?.name ?? '';
  const stolen = navigator.locks.request(name, { steal: true }, () => held);
  await settled();
  await answerAll(page);
  expect(page.done.filter((what) => what.startsWith('fetch'))).toEqual([]);
  release();
  await stolen;
  page.client.stop();
});
