import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../json.ts';
import type { PatchOp } from '../kinds/store.ts';
import { applyPatch } from './apply-patch.ts';

const state = { user: { id: 'u_1', name: 'alice' }, messages: [{ id: 'm_1' }, { id: 'm_2' }, { id: 'm_3' }] };

describe('a step', () => {
  test('sets a key, old or new', () => {
    expect(applyPatch(state, [{ op: 'set', path: ['user', 'name'], value: 'bob' }])).toEqual({
      ...state,
      user: { id: 'u_1', name: 'bob' },
    });
    expect(applyPatch({}, [{ op: 'set', path: ['user'], value: null }])).toEqual({ user: null });
  });

  test('replaces the whole state where the path is empty', () => {
    expect(applyPatch(state, [{ op: 'set', path: [], value: 1 }])).toBe(1);
    expect(applyPatch(state, [{ op: 'delete', path: [] }])).toBe(null);
  });

  test('replaces an element of an array, and appends one', () => {
    expect(applyPatch([1, 2], [{ op: 'set', path: [0], value: 7 }])).toEqual([7, 2]);
    expect(applyPatch([1, 2], [{ op: 'set', path: [2], value: 3 }])).toEqual([1, 2, 3]);
  });

  test('deletes a key or an element', () => {
    expect(applyPatch({ a: 1, b: 2 }, [{ op: 'delete', path: ['a'] }])).toEqual({ b: 2 });
    expect(applyPatch([1, 2, 3], [{ op: 'delete', path: [1] }])).toEqual([1, 3]);
  });

  test('splices an array', () => {
    const patch: PatchOp[] = [
      { op: 'splice', path: ['messages'], at: 1, remove: 1, insert: [{ id: 'm_8' }, { id: 'm_9' }] },
    ];
    expect(applyPatch(state, patch)).toMatchObject({
      messages: [{ id: 'm_1' }, { id: 'm_8' }, { id: 'm_9' }, { id: 'm_3' }],
    });
  });

  test('splices in more items than a call takes arguments, and keeps lists in lists', () => {
    const insert: Json[] = Array.from({ length: 200_000 }, () => [1]);
    const next = applyPatch([0, [2]], [{ op: 'splice', path: [], at: 1, remove: 0, insert }]);
    expect(next).toHaveLength(200_002);
    expect([next].flat().slice(-2)).toEqual([[1], [2]]);
  });

  test('leaves the state before it as it was', () => {
    const before = structuredClone(state);
    applyPatch(state, [
      { op: 'set', path: ['user', 'name'], value: 'bob' },
      { op: 'splice', path: ['messages'], at: 0, remove: 2, insert: [] },
      { op: 'delete', path: ['messages', 0] },
    ]);
    expect(state).toEqual(before);
  });

  test('keeps every part that it does not touch as the same object', () => {
    const next = applyPatch(state, [{ op: 'set', path: ['messages', 1, 'read'], value: true }]);
    expect(next).toMatchObject({ messages: [{}, { id: 'm_2', read: true }, {}] });
    expect(Object.is(pick(next, 'user'), state.user)).toBe(true);
    expect(Object.is(pick(pick(next, 'messages'), 0), state.messages[0])).toBe(true);
  });
});

describe('a step that does not fit', () => {
  test.each<PatchOp>([
    { op: 'set', path: ['nobody', 'name'], value: 1 },
    { op: 'set', path: ['messages', 'first'], value: 1 },
    { op: 'set', path: ['messages', 4], value: 1 },
    { op: 'set', path: ['messages', -1], value: 1 },
    { op: 'set', path: ['user', 0], value: 1 },
    { op: 'set', path: ['user', 'name', 'first'], value: 1 },
    { op: 'delete', path: ['nobody'] },
    { op: 'delete', path: ['messages', 3] },
    { op: 'delete', path: ['toString'] },
    { op: 'splice', path: ['user'], at: 0, remove: 0, insert: [1] },
    { op: 'splice', path: ['messages'], at: 4, remove: 0, insert: [1] },
    { op: 'splice', path: ['messages'], at: 2, remove: 2, insert: [] },
    { op: 'splice', path: ['messages'], at: -1, remove: 0, insert: [1] },
  ])('is left out: %j', (op) => {
    expect(applyPatch(state, [op])).toBe(state);
  });

  test('does not keep the others from being applied', () => {
    const next = applyPatch({}, [
      { op: 'set', path: ['missing', 'a'], value: 1 },
      { op: 'set', path: ['b'], value: 2 },
    ]);
    expect(next).toEqual({ b: 2 });
  });
});

test('a path through __proto__ changes no prototype', () => {
  const next = applyPatch({}, [
    { op: 'set', path: ['__proto__', 'polluted'], value: true },
    { op: 'set', path: ['constructor', 'prototype', 'polluted'], value: true },
    { op: 'set', path: ['__proto__'], value: { polluted: true } },
  ]);
  expect('polluted' in {}).toBe(false);
  expect(Object.getPrototypeOf(next)).toBe(Object.prototype);
  expect(JSON.stringify(next)).toBe('{"__proto__":{"polluted":true}}');
});

test('a very deep state is patched', () => {
  const depth = 50_000;
  const deep: Json = JSON.parse('{"a":'.repeat(depth) + '1' + '}'.repeat(depth));
  const next = applyPatch(deep, [{ op: 'set', path: new Array<string>(depth).fill('a'), value: 2 }]);
  expect(Object.is(next, deep)).toBe(false);
});

test('any patch on any state gives JSON, never an exception', () => {
  const step = fc.oneof(fc.constantFrom('a', 'b', '__proto__', 'length'), fc.integer({ min: -1, max: 3 }));
  const path = fc.array(step, { maxLength: 4 });
  const value = fc.jsonValue().map((json): Json => JSON.parse(JSON.stringify(json)));
  const count = fc.integer({ min: -1, max: 3 });
  const op = fc.oneof(
    fc.record({ op: fc.constant('set' as const), path, value }),
    fc.record({ op: fc.constant('delete' as const), path }),
    fc.record({ op: fc.constant('splice' as const), path, at: count, remove: count, insert: fc.array(value) }),
  );
  fc.assert(
    fc.property(value, fc.array(op), (before, patch) => {
      const copy = JSON.stringify(before);
      const after = applyPatch(before, patch);
      expect(JSON.parse(JSON.stringify(after))).toEqual(after);
      expect(JSON.stringify(before)).toBe(copy);
    }),
  );
});

function pick(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
