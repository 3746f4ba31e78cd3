import { expect, test } from 'vitest';
import { followPromise } from './follow-promise.ts';
import { createGuard } from './guard.ts';
import { createInstruments } from './instruments.ts';

const nothing = () => undefined;

test('what follows settles as the promise did, and after we have looked', async () => {
  const seen: unknown[] = [];
  const value = { of: 'its own' };
  expect(await followPromise(Promise.resolve(value), (got) => seen.push(got))).toBe(value);
  const reason = new Error('its own');
  const failing = followPromise(Promise.reject(reason), nothing, (got) => seen.push(got));
  await expect(failing).rejects.toBe(reason);
  expect(seen).toEqual([value, reason]);
});

test('what is no plain promise is not followed', () => {
  class Own extends Promise<unknown> {}
  // biome-ignore lint/suspicious/noThenProperty: a thenable is what is tried.
  for (const foreign of [undefined, 1, { then: nothing }, Own.resolve(1)])
    expect(followPromise(foreign, () => expect.unreachable())).toBeUndefined();
});

test('where the observer fails, the page gets what the original returned', () => {
  const promise = Promise.resolve();
  const owner = { ask: () => promise };
  const guard = createGuard('test', nothing);
  createInstruments().method(owner, 'ask', guard, {
    follow: () => {
      throw new Error('ours');
    },
  });
  for (let call = 0; call < 5; call += 1) expect(owner.ask()).toBe(promise);
});
