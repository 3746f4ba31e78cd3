import { expect, test } from 'vitest';
import { externalHooksIn, isLeftToOthers, shimIn, storeSeenBy } from './external-hooks.ts';

const subscribe = () => () => undefined;
const getSnapshot = () => 1;
const effect = { memoizedState: { deps: [subscribe] } };
const hookOf = (value: unknown) => ({ memoizedState: value, queue: { value, getSnapshot } });
const memo = (made: unknown, deps: unknown[]) => ({ memoizedState: [made, deps] });

test('finds a hook with what its subscription and its snapshot are made of', () => {
  const [store, other] = [{ listen: 1 }, {}];
  const hooks = [memo(() => 1, [other]), memo(subscribe, [store, undefined]), hookOf('a'), effect];
  const [found, ...more] = externalHooksIn(hooks, {});
  expect(more).toEqual([]);
  expect(found).toMatchObject({ value: 'a', getSnapshot, deps: [store, undefined] });
  expect(found && storeSeenBy(found)).toBe(store);
});

test('finds what made a snapshot function of which React has not told the hook yet', () => {
  const store = { getState: () => 1 };
  const [first, second] = [() => 1, () => 2];
  const former = { ...memo(getSnapshot, [store, first]), next: null };
  const hooks = [memo(() => 1, [store, second]), hookOf(1), effect];
  const [found] = externalHooksIn(hooks, { alternate: { tag: 0, memoizedState: former } });
  expect(found?.deps).toEqual([store, second]);
});

test('finds what stands in for the hook in React 16 and 17', () => {
  const inst = { value: 'b', getSnapshot };
  const hooks = [{ memoizedState: { inst }, queue: { dispatch: () => undefined } }, effect];
  expect(externalHooksIn(hooks, {})).toMatchObject([{ value: 'b', getSnapshot, deps: [] }]);
  expect(shimIn({ inst })).toBe(inst);
  expect(shimIn({ inst: { value: 1 } })).toBeUndefined();
});

test('hooks that ask the same function see the same; with a key or a selector they may not', () => {
  const seen = (deps: unknown[]) => storeSeenBy({ queue: {}, value: 1, getSnapshot, deps });
  expect(seen([])).toBe(getSnapshot);
  expect(seen([{}, 'key'])).toBeUndefined();
  expect(seen([{}, () => 1])).toBeUndefined();
});

test('leaves hooks of stores that are found otherwise, and copies of what is changed in place', () => {
  const isLeft = (deps: unknown[], value: unknown = 1) => isLeftToOthers({ queue: {}, value, getSnapshot, deps });
  expect(isLeft([{ getState: () => 1 }, () => 1])).toBe(true);
  expect(isLeft([Object.create({ getCurrentResult: () => 1 })])).toBe(true);
  expect(isLeft([() => 1, null, () => 1, undefined])).toBe(true);
  expect(isLeft([{ items: [] }], { items: [] })).toBe(true);
  expect(isLeft([{ listen: () => 1, value: [] }], [])).toBe(false);
  expect(isLeft([])).toBe(false);
});
