import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PersistentMap } from './persistent-map.ts';

const key = fc.oneof(fc.string({ maxLength: 2 }), fc.integer({ min: 0, max: 2_000 }).map(String));
const change = fc.tuple(key, fc.option(fc.integer(), { nil: undefined }));
const batches = fc.array(fc.array(change, { maxLength: 100 }), { maxLength: 10 });

test('holds what a map would hold after the same changes, one by one or many at once', () => {
  fc.assert(
    fc.property(batches, (changes) => {
      const expected = new Map<string, number>();
      let map = PersistentMap.empty<number>();
      for (const batch of changes) {
        map = map.with(batch);
        for (const [name, value] of batch) {
          if (value === undefined) expected.delete(name);
          else expected.set(name, value);
        }
      }
      expect(new Map(map)).toEqual(expected);
      expect([...map.values()].sort()).toEqual([...expected.values()].sort());
      for (const [name] of changes.flat()) expect(map.get(name)).toBe(expected.get(name));
    }),
  );
});

test('holds more keys than it had room for at first', () => {
  const entries = Array.from({ length: 5_000 }, (_, index) => [`m_${index}`, index] as const);
  let map = PersistentMap.empty<number>();
  for (const entry of entries) map = map.with([entry]);
  expect(new Map(map)).toEqual(new Map(entries));
  expect(map.get('m_4999')).toBe(4_999);
});

test('a map stays as it was when another one is made of it', () => {
  const one = PersistentMap.empty<number>().with([
    ['a', 1],
    ['b', 2],
  ]);
  const other = one.with([
    ['a', 3],
    ['b', undefined],
  ]);
  expect([...one].sort()).toEqual([
    ['a', 1],
    ['b', 2],
  ]);
  expect([...other]).toEqual([['a', 3]]);
});
