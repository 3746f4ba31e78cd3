import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareUnchanged } from './share-unchanged.ts';

const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)));

test('the result equals the next state, whatever was before', () => {
  fc.assert(
    fc.property(json, json, (prev, next) => {
      expect(JSON.parse(JSON.stringify(shareUnchanged(prev, next)))).toEqual(next);
    }),
  );
});

test('a copy gives back the state before', () => {
  fc.assert(
    fc.property(json, (state) => {
      expect(shareUnchanged(state, JSON.parse(JSON.stringify(state)))).toBe(state);
    }),
  );
});

test('an item that moved is the same object', () => {
  const prev = { list: [{ id: 'a', tags: ['x'] }, { id: 'b' }] };
  const next = shareUnchanged(prev, { list: [{ id: 'c' }, { id: 'a', tags: ['x'] }, { id: 'b' }] });
  expect(next).toEqual({ list: [{ id: 'c' }, ...prev.list] });
  expect(JSON.stringify(next)).toContain('"c"');
  expect(Reflect.get(Object(Reflect.get(Object(next), 'list')), 1)).toBe(prev.list[0]);
});
