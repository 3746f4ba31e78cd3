import { expect, test } from 'vitest';
import { RecentMap } from './recent-map.ts';

test('a bounded map remembers at least the last half of its capacity, and never more than all of it', () => {
  const map = new RecentMap<number, number>(10);
  for (let key = 1; key <= 1000; key++) {
    map.set(key, key);
    for (let recent = Math.max(1, key - 4); recent <= key; recent++) expect(map.has(recent)).toBe(true);
    expect([...map.values()].length).toBeLessThanOrEqual(10);
  }
});

test('a bounded map gives each of its entries once', () => {
  const map = new RecentMap<number, string>(4);
  for (const key of [1, 2, 3]) map.set(key, `of ${key}`);
  map.get(1);
  expect([...map.entries()].sort()).toEqual([1, 2, 3].map((key) => [key, `of ${key}`]));
});

test('a bounded map keeps what is asked for', () => {
  const map = new RecentMap<number, string>(10);
  map.set(0, 'kept');
  for (let key = 1; key <= 1000; key++) {
    map.set(key, 'passing');
    expect(map.get(0)).toBe('kept');
  }
  expect([...map.values()].filter((value) => value === 'kept')).toEqual(['kept']);
});
