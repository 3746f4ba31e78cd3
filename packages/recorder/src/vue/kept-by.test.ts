import { expect, test } from 'vitest';
import { keptBy } from './kept-by.ts';
import { readReactive } from './reactive.ts';

const refOf = (value: unknown) => ({ __v_isRef: true, _rawValue: value, _value: value });
const reactiveOf = (raw: object) =>
  new Proxy(raw, { get: (target, key) => (key === '__v_raw' ? target : Reflect.get(target, key)) });
const computed = {
  __v_isRef: true,
  get value() {
    throw new Error('the code of the app ran');
  },
};

test('finds refs and reactive objects by their names, and data; no stores, computed values, constants and functions', () => {
  const [items, byId, total, data] = [refOf([]), { a: 1 }, refOf(3), { open: true }];
  const holder = {
    type: { __name: 'ItemList' },
    setupState: {
      items,
      byId: reactiveOf(byId),
      computed,
      total,
      store: reactiveOf({ $id: 'todos' }),
      plain: { id: 1 },
      load: () => 1,
    },
    data: reactiveOf(data),
  };
  const kept = keptBy(holder, () => [refOf([])]);
  expect(kept.map(({ identity }) => identity)).toEqual([items, byId, total, data]);
  expect(kept.map(({ data: held }) => Object.keys(held))).toEqual([
    ['items', 'total'],
    ['byId', 'total'],
    ['total'],
    ['open'],
  ]);
  expect(kept.every(({ component }) => component === 'ItemList')).toBe(true);
});

test('a component that returned nothing but a function keeps the refs that it reads, and has no names for them', () => {
  const [items, picked] = [refOf([]), refOf({ id: 1 })];
  const kept = keptBy({ type: { __name: 'ItemList' }, setupState: {} }, () => [items, picked]);
  expect(kept.map(({ identity }) => identity)).toEqual([items, picked]);
  expect(kept.map(({ data }) => data)).toEqual([{ value: items }, { value: picked }]);
});

test('a component that returned nothing, reads no refs, and has no data keeps nothing', () => {
  expect(keptBy({ type: {}, setupState: {}, data: {} }, () => [])).toEqual([]);
  expect(keptBy({}, () => [])).toEqual([]);
});

test('reads what a ref holds in its place, behind proxies, and runs nothing', () => {
  const raw = { id: 1 };
  const owner = { ref: refOf(reactiveOf(raw)), proxy: reactiveOf(raw), computed, plain: 1 };
  expect(readReactive(owner, 'ref')).toBe(raw);
  expect(readReactive(owner, 'proxy')).toBe(raw);
  expect(readReactive(owner, 'computed')).toBeUndefined();
  expect(readReactive(owner, 'plain')).toBe(1);
});
