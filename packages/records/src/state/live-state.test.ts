import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isJsonObject, type Json } from '../json.ts';
import type { PatchOp } from '../kinds/store.ts';
import type { Way } from './apply-op.ts';
import { applyPatch } from './apply-patch.ts';
import { LiveState } from './live-state.ts';

/** That the containers of a way are those of the state, and not equals of theirs. */
function expectWayThrough(state: Json, { op, containers, target }: Way) {
  let at: Json | undefined = state;
  for (const [index, container] of containers.entries()) {
    expect(container).toBe(at);
    at = Object.getOwnPropertyDescriptor(container, op.path[index] ?? '')?.value;
  }
  expect(target).toBe(at);
}

function follow(live: LiveState, op: PatchOp) {
  const way = live.findWay(op);
  if (way !== undefined) live.follow(way);
}

const hasId = (object: { readonly [name: string]: Json }): boolean => object.id !== undefined;

const leaf = fc.constantFrom<Json>('x', 1, null);
const item = fc.oneof(leaf, fc.record({ id: fc.constant('i'), tags: fc.array(leaf, { maxLength: 2 }) }));
const list = fc.array(item, { maxLength: 3 });
const state = fc.record({ list, table: fc.record({ a: list, b: fc.record({ c: list }) }), one: item });
const index = fc.integer({ min: 0, max: 3 });
const path = fc.oneof(
  fc.constantFrom<PatchOp['path']>(
    [],
    ['list'],
    ['table'],
    ['table', 'a'],
    ['table', 'b', 'c'],
    ['one', 'tags'],
    ['__proto__'],
  ),
  index.map((at) => ['list', at]),
  index.map((at) => ['list', at, 'tags']),
  index.map((at) => ['table', 'b', 'c', at, 'tags', 0]),
);
const op: fc.Arbitrary<PatchOp> = fc.oneof(
  fc.record({ op: fc.constant('set' as const), path, value: fc.oneof(list, item, state) }),
  fc.record({ op: fc.constant('delete' as const), path }),
  fc.record({ op: fc.constant('splice' as const), path, at: index, remove: index, insert: list }),
);

test('a live state is what the pure rules make of it, and leaves what it was given, and what was kept, as it was', () => {
  fc.assert(
    fc.property(state, fc.array(fc.tuple(op, fc.boolean()), { maxLength: 12 }), (first: Json, steps) => {
      const given = JSON.stringify([first, steps]);
      const live = new LiveState(first, hasId);
      let pure = first;
      const kept: { readonly state: Json; readonly text: string }[] = [];
      for (const [step, isToKeep] of steps) {
        const next = applyPatch(pure, [step]);
        const way = live.findWay(step);
        expect(way !== undefined).toBe(next !== pure);
        if (way !== undefined) {
          live.follow(way);
          expectWayThrough(live.value, way);
        }
        pure = next;
        expect(JSON.stringify(live.value)).toBe(JSON.stringify(pure));
        if (isToKeep) kept.push({ state: live.keep(), text: JSON.stringify(pure) });
      }
      for (const { state, text } of kept) expect(JSON.stringify(state)).toBe(text);
      expect(JSON.stringify([first, steps])).toBe(given);
    }),
    { numRuns: 500 },
  );
});

test('a list is copied once, and grows where it is from then on', () => {
  const first = { rooms: { r: [1] } };
  const live = new LiveState(first, hasId);
  const append = (at: number): PatchOp => ({ op: 'splice', path: ['rooms', 'r'], at, remove: 0, insert: [at + 1] });
  follow(live, append(1));
  const copied = live.value;
  follow(live, append(2));
  expect(first).toEqual({ rooms: { r: [1] } });
  expect(live.value).toBe(copied);
  expect(live.value).toEqual({ rooms: { r: [1, 2, 3] } });
});

test('an entity that somebody holds does not change, nor what is inside it', () => {
  const live = new LiveState({ list: [{ id: 'm', likes: { by: ['a'] } }] }, hasId);
  const like = (at: number): PatchOp => ({
    op: 'splice',
    path: ['list', 0, 'likes', 'by'],
    at,
    remove: 0,
    insert: ['b'],
  });
  follow(live, like(1));
  const held = isJsonObject(live.value) && Array.isArray(live.value.list) ? live.value.list[0] : undefined;
  follow(live, like(2));
  expect(held).toEqual({ id: 'm', likes: { by: ['a', 'b'] } });
});
