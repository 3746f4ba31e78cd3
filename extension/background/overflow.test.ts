import { expect, test } from 'vitest';
import { FakeOverflowDatabase } from '../testing/fake-overflow-database.ts';
import { createOverflow } from './overflow.ts';

const batch = (number: number, body = 'xxxx') => ({ session: 'a', batch: number, isEmpty: false, body });

test('what was kept is there in the next life, in order, until it is removed', async () => {
  const t = setUp();
  await t.overflow.keep([batch(2)]);
  t.state.nowMs++;
  await t.overflow.keep([batch(1, 'x'), batch(3, 'x')]);
  const next = t.restart();
  expect((await next.load()).map((key) => key.batch)).toEqual([1, 2, 3]);
  expect(await next.body(batch(2))).toBe('xxxx');
  await next.remove(batch(2));
  expect(t.database.names()).toEqual(['a1', 'a3']);
  expect(next.size).toBe(2);
});

test('beyond the quota the oldest are given up, and named', async () => {
  const t = setUp();
  await t.overflow.keep([batch(1), batch(2)]);
  t.state.nowMs++;
  expect(await t.overflow.keep([batch(3, 'xxx')])).toMatchObject([{ session: 'a', batch: 1 }]);
  expect(t.database.names()).toEqual(['a2', 'a3']);
});

test('what has waited for too long is given up, at a start and at the next write', async () => {
  const t = setUp();
  await t.overflow.keep([batch(1)]);
  t.state.nowMs += 101;
  expect(await t.overflow.keep([batch(2)])).toMatchObject([{ batch: 1 }]);
  t.state.nowMs += 101;
  expect(await t.restart().load()).toEqual([]);
  expect(t.database.names()).toEqual([]);
});

test('a disk that cannot be written changes nothing', async () => {
  const t = setUp();
  await t.overflow.keep([batch(1), batch(2)]);
  t.database.isFull = true;
  await expect(t.overflow.keep([batch(3)])).rejects.toThrow('full');
  expect(t.overflow.size).toBe(2);
  expect(t.database.names()).toEqual(['a1', 'a2']);
});

test('a disk too full to forget what is too old gives back the rest', async () => {
  const t = setUp();
  await t.overflow.keep([batch(1)]);
  t.state.nowMs += 101;
  await t.database.write([{ entry: { ...batch(2), chars: 4, savedMs: t.state.nowMs }, body: 'xxxx' }], []);
  t.database.isFull = true;
  expect(await t.restart().load()).toMatchObject([{ batch: 2 }]);
});

function setUp() {
  const database = new FakeOverflowDatabase();
  const state = { nowMs: 1_000 };
  const restart = () => createOverflow({ database, now: () => state.nowMs, quotaChars: 8, maxAgeMs: 100 });
  return { database, state, restart, overflow: restart() };
}
