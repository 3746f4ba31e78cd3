import { applyPatch, type Json } from '@driftscope/records';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyInPlace } from '../log/apply-in-place.ts';
import { createBudget } from './budget.ts';
import { diffState } from './diff-state.ts';
import { encodeState } from './encode-state.ts';

const encoded = (state: unknown): Json => JSON.parse(JSON.stringify(encodeState(state, createBudget()) ?? null));
const patchOf = (prev: unknown, next: unknown) => JSON.parse(JSON.stringify(diffState(prev, next)));

const leaf = fc.oneof(
  fc.integer({ min: 0, max: 5 }),
  fc.string({ maxLength: 3 }),
  fc.constantFrom(null, undefined, true, -0, Number.NaN, 3n, new Date(0), () => 1),
  fc.constantFrom(new Map([['a', 1]]), new Set([1])),
);
const key = fc.constantFrom('a', 'b', 'items', '__proto__', 'toJSON');
const { state } = fc.letrec((tie) => ({
  state: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('state'), { maxLength: 6 }),
    fc.array(fc.record({ id: fc.nat(3), part: tie('state') }), { maxLength: 5 }),
    fc.dictionary(key, tie('state'), { maxKeys: 4 }),
  ),
}));

/** One immutable update: somewhere below, a part is replaced, put in, or taken out; the rest is the same objects. */
function update(value: unknown, way: readonly number[], part: unknown): unknown {
  const [turn = 0, ...rest] = way;
  if (Array.isArray(value)) {
    const at = turn % (value.length + 1);
    if (rest.length > 0 && at < value.length) return value.with(at, update(value[at], rest, part));
    return value.toSpliced(at, turn % 3, ...(turn % 2 === 0 ? [part] : []));
  }
  if (typeof value !== 'object' || value === null || value instanceof Map || value instanceof Set) return part;
  const entries = Object.entries(value);
  const [name, former] = entries[turn % (entries.length || 1)] ?? ['a', undefined];
  if (turn % 5 === 4) return Object.fromEntries(entries.filter(([other]) => other !== name));
  return { ...value, [name]: rest.length > 0 ? update(former, rest, part) : part };
}

const updates = fc.array(fc.tuple(fc.array(fc.nat(20), { minLength: 1, maxLength: 4 }), state), { maxLength: 8 });

test('patches rebuild the encoding of every state of a history of immutable updates', () => {
  fc.assert(
    fc.property(state, updates, (first, steps) => {
      let held = encoded(first);
      let current: unknown = first;
      for (const [way, part] of steps) {
        const next = update(current, way, part);
        held = applyPatch(held, patchOf(current, next));
        expect(held).toEqual(encoded(next));
        current = next;
      }
    }),
    { numRuns: 500 },
  );
});

test('patches rebuild the encoding of any state from any other', () => {
  fc.assert(
    fc.property(state, state, (prev, next) => {
      expect(applyPatch(encoded(prev), patchOf(prev, next))).toEqual(encoded(next));
    }),
  );
});

test('patches turn what the recorder itself holds into the encoding of any state', () => {
  fc.assert(
    fc.property(state, updates, (first, steps) => {
      let held = encodeState(first, createBudget()) ?? null;
      let current: unknown = first;
      for (const [way, part] of steps) {
        const next = update(current, way, part);
        held = applyInPlace(held, diffState(current, next, createBudget()) ?? []);
        expect(JSON.parse(JSON.stringify(held))).toEqual(encoded(next));
        current = next;
      }
    }),
    { numRuns: 500 },
  );
});

test('an item appended to a long list costs one small step', () => {
  const items = Array.from({ length: 10_000 }, (_, id) => ({ id }));
  expect(patchOf({ items }, { items: [...items, { id: 10_000 }] })).toEqual([
    { op: 'splice', path: ['items'], at: 10_000, remove: 0, insert: [{ id: 10_000 }] },
  ]);
});

test('an item changed and one appended in the same update are two small steps', () => {
  const items = Array.from({ length: 100 }, (_, id) => ({ id, read: false }));
  const next = [...items.with(3, { id: 3, read: true }), { id: 100, read: false }];
  expect(patchOf(items, next)).toEqual([
    { op: 'set', path: [3, 'read'], value: true },
    { op: 'splice', path: [], at: 100, remove: 0, insert: [{ id: 100, read: false }] },
  ]);
});

test('an item put in the midst of a list that was read anew is one small step', () => {
  const list = (...ids: number[]) => ids.map((id) => ({ id, tags: [`t${id}`] }));
  expect(patchOf(list(1, 2, 3), list(1, 9, 2, 3))).toEqual([
    { op: 'splice', path: [], at: 1, remove: 0, insert: [{ id: 9, tags: ['t9'] }] },
  ]);
  expect(patchOf(list(1, 2, 3, 4), [...list(1, 3), { id: 4, tags: [] }])).toEqual([
    { op: 'splice', path: [], at: 1, remove: 1, insert: [] },
    { op: 'splice', path: [2, 'tags'], at: 0, remove: 1, insert: [] },
  ]);
});

test('parts that are the same object are not looked at', () => {
  const shared = new Proxy(
    {},
    {
      ownKeys: () => {
        throw new Error('looked');
      },
    },
  );
  expect(diffState({ shared, n: 1 }, { shared, n: 2 })).toEqual([{ op: 'set', path: ['n'], value: 2 }]);
});

test('a change larger than the budget has no patch', () => {
  expect(diffState([], Array(20).fill(1), createBudget(10))).toBeUndefined();
});
