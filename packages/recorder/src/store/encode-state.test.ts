import { expect, test } from 'vitest';
import { createBudget, isSpent } from './budget.ts';
import { encodeState } from './encode-state.ts';

const encoded = (state: unknown) => JSON.parse(JSON.stringify(encodeState(state, createBudget()) ?? null));

test('what JSON has no word for is tagged', () => {
  const state = {
    map: new Map([['a', new Set([1])]]),
    date: new Date(0),
    never: new Date(Number.NaN),
    big: 12n,
    nan: Number.NaN,
    least: -Infinity,
    zero: -0,
  };
  expect(encoded(state)).toEqual({
    map: { $map: [['a', { $set: [1] }]] },
    date: { $date: '1970-01-01T00:00:00.000Z' },
    never: { $date: 'Invalid Date' },
    big: { $bigint: '12' },
    nan: { $number: 'NaN' },
    least: { $number: '-Infinity' },
    zero: 0,
  });
});

test('functions, symbols and undefined are left out of objects, and null in lists', () => {
  expect(encoded({ a: () => 1, b: Symbol('b'), c: undefined, d: [() => 1, undefined, Symbol('d')] })).toEqual({
    d: [null, null, null],
  });
});

test('of a class instance the own fields count, of the platform’s objects nothing', () => {
  class Message {
    readonly text = 'hi';
    get upper() {
      return 'HI';
    }
  }
  expect(encoded([new Message(), Promise.resolve(), new Uint8Array(3), /x/])).toEqual([{ text: 'hi' }, {}, {}, {}]);
});

test('getters and toJSON of the page are not run', () => {
  let ran = 0;
  const state = {
    get total() {
      ran += 1;
      throw new Error('mine');
    },
    toJSON: () => {
      ran += 1;
    },
    list: [1],
  };
  expect(encoded(state)).toEqual({ list: [1] });
  expect(ran).toBe(0);
});

test('cycles and great depth are cut', () => {
  const self: Record<string, unknown> = { name: 'self' };
  self.self = self;
  expect(encoded(self)).toEqual({ name: 'self', self: { $cut: 'cycle' } });

  let deep: unknown = 'bottom';
  for (let level = 0; level < 40; level += 1) deep = [deep];
  expect(JSON.stringify(encoded(deep))).toBe(`${'['.repeat(32)}{"$cut":"depth"}${']'.repeat(32)}`);
});

test('the same object at two places is no cycle', () => {
  const user = { id: 'u_1' };
  expect(encoded({ author: user, reader: user })).toEqual({ author: user, reader: user });
});

test('a state that is too large spends its budget and stops there', () => {
  const budget = createBudget(100);
  encodeState(Array(10_000_000).fill(0), budget);
  expect(isSpent(budget)).toBe(true);
  const chars = createBudget(100, 10);
  encodeState(['x'.repeat(20), 1], chars);
  expect(isSpent(chars)).toBe(true);
});
