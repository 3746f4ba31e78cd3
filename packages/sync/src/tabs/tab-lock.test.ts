import { expect, test, vi } from 'vitest';
import { createTabLock } from './tab-lock.ts';

let tests = 0;

/** Tabs of one browser, on real locks. */
function setUp() {
  const name = `test ${++tests}`;
  const heard: string[] = [];
  const tab = (id: string) =>
    createTabLock({
      locks: navigator.locks,
      name,
      onElected: () => heard.push(`${id} elected`),
      onDeposed: () => heard.push(`${id} deposed`),
    });
  return { heard, tab };
}

test('the first to ask is elected, and the next when it resigns', async () => {
  const { heard, tab } = setUp();
  const [a, b] = [tab('a'), tab('b')];
  a.elect('ann');
  a.elect('ann');
  b.elect('ann');
  await vi.waitFor(() => expect(heard).toEqual(['a elected']));
  a.resign();
  await vi.waitFor(() => expect(heard).toEqual(['a elected', 'b elected']));
  b.resign();
});

test('each user has a lock of their own', async () => {
  const { heard, tab } = setUp();
  const [a, b] = [tab('a'), tab('b')];
  a.elect('ann');
  b.elect('bob');
  await vi.waitFor(() => expect(heard.toSorted()).toEqual(['a elected', 'b elected']));
  a.resign();
  b.resign();
});

test('a lock that is taken away is told to who held it, and one given back is not', async () => {
  const { heard, tab } = setUp();
  const [a, b] = [tab('a'), tab('b')];
  a.elect('ann');
  await vi.waitFor(() => expect(heard).toEqual(['a elected']));
  b.usurp('ann');
  await vi.waitFor(() => expect(heard.toSorted()).toEqual(['a deposed', 'a elected', 'b elected']));
  b.resign();
  a.elect('ann');
  await vi.waitFor(() => expect(heard.at(-1)).toBe('a elected'));
  expect(heard).toHaveLength(4);
  a.resign();
});

test('who left the queue is never elected', async () => {
  const { heard, tab } = setUp();
  const [a, b, c] = [tab('a'), tab('b'), tab('c')];
  a.elect('ann');
  b.elect('ann');
  c.elect('ann');
  b.resign();
  a.resign();
  await vi.waitFor(() => expect(heard.at(-1)).toBe('c elected'));
  expect(heard).not.toContain('b elected');
  c.resign();
});
