import { fail, ok, type Result } from '@driftscope/records';
import { expect, test } from 'vitest';
import { createAhead } from './ahead.ts';

/** So long that no test waits for it. */
const longMs = 60_000;

test('what was asked for ahead is there once it was answered, and the first to take it has it', async () => {
  const ahead = createAhead(Promise.resolve(ok('seven')));
  expect(ahead.now()).toBeUndefined();
  await ahead.within(longMs);
  expect(ahead.now()).toBe('seven');
  expect(await ahead.take()).toBe('seven');
  expect(ahead.now()).toBeUndefined();
  expect(ahead.take()).toBeUndefined();
});

test('what is taken before it was answered comes to who took it, and to nobody else', async () => {
  const { promise, resolve } = Promise.withResolvers<Result<string>>();
  const ahead = createAhead(promise);
  await ahead.within(0);
  expect(ahead.now()).toBeUndefined();
  const taken = ahead.take();
  resolve(ok('seven'));
  expect(await taken).toBe('seven');
  expect(ahead.now()).toBeUndefined();
});

test('what could not be had is nothing', async () => {
  const ahead = createAhead<string>(Promise.resolve(fail('unreachable', 'It is away.', 'Start it.')));
  await ahead.within(longMs);
  expect(ahead.now()).toBeUndefined();
  expect(await ahead.take()).toBeUndefined();
});
