import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PersistentMap } from './persistent-map.ts';

const key = fc.oneof(fc.string({ maxLength: 2 }), fc.integer({ min: 0, max: 2_000 }).map(String));
const deed = fc.oneof(
  fc.record({ kind: fc.constant('set' as const), key, value: fc.integer() }),
  fc.record({ kind: fc.constant('delete' as const), key }),
);

test('holds what a map would hold after the same sets and deletes', () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 300 }), (deeds) => {
      const expected = new Map<string, number>();
      let map = PersistentMap.empty<number>();
      for (const one of deeds) {
        if (one.kind === 'set') {
          expected.set(one.key, one.value);
          map = map.set(one.key, one.value);
        } else {
          expected.delete(one.key);
          map = map.delete(one.key);
        }
      }
      expect(new Map(map)).toEqual(expected);
      expect(map.size).toBe(expected.size);
      for (const [name, value] of expected) expect(map.get(name)).toBe(value);
    }),
  );
});

test('a map stays as it was when another one is made of it', () => {
  const one = PersistentMap.empty<number>().set('a', 1).set('b', 2);
  const other = one.set('a', 3).delete('b');
  expect([...one].sort()).toEqual([
    ['a', 1],
    ['b', 2],
  ]);
  expect([...other]).toEqual([['a', 3]]);
});

test('a delete of what is not there gives the same map', () => {
  const map = PersistentMap.empty<number>().set('a', 1);
  expect(map.delete('b')).toBe(map);
});

test('keys of the same hash are told apart', () => {
  const [one, other] = collision();
  const map = PersistentMap.empty<number>().set(one, 1).set(other, 2);
  expect([map.get(one), map.get(other), map.size]).toEqual([1, 2, 2]);
  expect(map.delete(one).get(other)).toBe(2);
});

/** Two texts of one FNV-1a hash, found by looking. */
function collision(): readonly [string, string] {
  const seen = new Map<number, string>();
  for (let at = 0; ; at++) {
    const text = at.toString(36);
    let hash = 0x811c9dc5;
    for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
    const known = seen.get(hash);
    if (known !== undefined) return [known, text];
    seen.set(hash, text);
  }
}
