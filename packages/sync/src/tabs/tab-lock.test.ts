import { expect, test, vi } from 'vitest';
import { createTabLock } from './tab-lock.ts';

let tests = 0;

/** Tabs of one browser, on real locks. */
function setUp() {
  const name = `test ${++tests}`;
  const heard: string[] = [];
  const tab = (id: string) => {
    const lock = createTabLock({
      locks: navigator.locks,
      name,
      onElected: (bid) => heard.push(`${id} elected ${bid}`),
      onDeposed: (bid) => heard.push(`${id} deposed ${bid}`),
    });
    return {
      elect: (user: string, bid = 1) => lock.bid({ kind: 'elect', user, bid }),
      usurp: (user: string, bid = 1) => lock.bid({ kind: 'usurp', user, bid }),
      resign: lock.resign,
    };
  };
  return { heard, tab };
}

test('the first to ask is elected, and the next when it resigns', async () => {
  const { heard, tab } = setUp();
  const [a, b] = [tab('a'), tab('b')];
  a.elect('ann');
  b.elect('ann');
  await vi.waitFor(() => expect(heard).toEqual(['a elected 1']));
  a.resign();
  await vi.waitFor(() => expect(heard).toEqual(['a elected 1', 'b elected 1']));
  b.resign();
});

test('each user has a lock of their own', async () => {
  const { heard, tab } = setUp();
  const [a, b] = [tab('a'), tab('b')];
  a.elect('ann');
  b.elect('bob');
  await vi.waitFor(() => expect(heard.toSorted()).toEqual(['a elected 1', 'b elected 1']));
  a.resign();
  b.resign();
});

test('a lock that is taken away is told to who held it, and one given back is not', async () => {
  const { heard, tab } = setUp();
  const [a, b] = [tab('a'), tab('b')];
  a.elect('ann');
  await vi.waitFor(() => expect(heard).toEqual(['a elected 1']));
  b.usurp('ann');
  await vi.waitFor(() => expect(heard.toSorted()).toEqual(['a deposed 1', 'a elected 1', 'b elected 1']));
  b.resign();
  a.elect('ann');
  await vi.waitFor(() => expect(heard.at(-1)).toBe('a elected 1'));
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
  await vi.waitFor(() => expect(heard.at(-1)).toBe('c elected 1'));
  expect(heard).not.toContain('b elected 1');
  c.resign();
});

test('a later bid takes the place of the one before, and is told by its own number', async () => {
  const { heard, tab } = setUp();
  const a = tab('a');
  a.elect('ann', 1);
  a.elect('ann', 2);
  await vi.waitFor(() => expect(heard).toEqual(['a elected 2']));
  a.usurp('ann', 3);
  await vi.waitFor(() => expect(heard).toEqual(['a elected 2', 'a elected 3']));
  a.resign();
});
