import { applyPatch, type Json, LiveState, type PatchOp } from '@driftscope/records';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isEntity } from '../entities/entity-id.ts';
import { EntityIndex } from './entity-index.ts';

const entity = fc.record({
  id: fc.constantFrom('a', 'b', 'c'),
  items: fc.array(fc.record({ id: fc.constantFrom('x', 'y') }), { maxLength: 3 }),
});
const state = fc.record({
  list: fc.array(entity, { maxLength: 4 }),
  map: fc.record({ $map: fc.array(fc.tuple(fc.constantFrom('k', 'l'), entity), { maxLength: 2 }) }),
  one: entity,
});

const pathOf = (...path: (string | number)[]) => fc.constant(path);
const index4 = fc.integer({ min: 0, max: 3 });
const op: fc.Arbitrary<PatchOp> = fc.oneof(
  fc.record({
    op: fc.constant('splice' as const),
    path: pathOf('list'),
    at: index4,
    remove: index4,
    insert: fc.array(entity, { maxLength: 2 }),
  }),
  fc.record({
    op: fc.constant('set' as const),
    path: index4.map((at) => ['list', at, 'id']),
    value: fc.constantFrom('a', 'd'),
  }),
  fc.record({
    op: fc.constant('set' as const),
    path: index4.map((at) => ['list', at, 'items']),
    value: fc.constant<Json>([{ id: 'z' }, { id: 'z' }]),
  }),
  fc.record({ op: fc.constant('delete' as const), path: index4.map((at) => ['list', at]) }),
  fc.record({ op: fc.constant('delete' as const), path: fc.oneof(pathOf('one'), pathOf('one', 'id'), pathOf('map')) }),
  fc.record({ op: fc.constant('set' as const), path: fc.oneof(pathOf('map'), pathOf('one')), value: entity }),
);

const ids = ['a', 'b', 'c', 'd', 'x', 'y', 'z'];

/** What tells an index: what it says of each id. */
const told = (index: EntityIndex) => ids.map((id) => `${id}: ${index.has(id)} ${JSON.stringify(index.countsOf(id))}`);

function follow(index: EntityIndex, before: Json, op: PatchOp) {
  const live = new LiveState(before, isEntity);
  const way = live.findWay(op);
  if (way !== undefined) {
    index.leave(way);
    live.follow(way);
    index.enter(way);
  }
  return index.takeChanges();
}

test('an index that followed any steps says the same as one made anew from the last state', () => {
  fc.assert(
    fc.property(state, fc.array(op, { maxLength: 8 }), (first: Json, ops) => {
      const followed = new EntityIndex();
      followed.reset(first);
      let last = first;
      for (const one of ops) {
        const next = applyPatch(last, [one]);
        if (next !== last) follow(followed, last, one);
        last = next;
      }
      const anew = new EntityIndex();
      anew.reset(last);
      expect(told(followed)).toEqual(told(anew));
    }),
    { numRuns: 300 },
  );
});

test('an index tells when a list comes to hold an entity twice, and where', () => {
  const index = new EntityIndex();
  const before = { rooms: [{ id: 'r', messages: [{ id: 'x' }] }] };
  const op: PatchOp = { op: 'splice', path: ['rooms', 0, 'messages'], at: 1, remove: 0, insert: [{ id: 'x' }] };
  index.reset(before);
  expect(follow(index, before, op)).toEqual({
    repeats: [{ id: 'x', place: [{ field: 'rooms' }, { item: 'r' }, { field: 'messages' }] }],
    left: [],
  });
});

test('an index tells what steps took out or replaced, with all that was inside', () => {
  const index = new EntityIndex();
  const before = { rooms: [{ id: 'a', items: [{ id: 'x' }, { id: 'y' }] }, { id: 'b' }], one: { id: 'c' } };
  const leftBy = (op: PatchOp) => {
    index.reset(before);
    return follow(index, before, op).left;
  };
  expect(leftBy({ op: 'splice', path: ['rooms'], at: 0, remove: 1, insert: [] })).toEqual(['a', 'x', 'y']);
  expect(leftBy({ op: 'set', path: ['one'], value: { id: 'd' } })).toEqual(['c']);
  expect(leftBy({ op: 'delete', path: ['rooms', 0, 'items', 1] })).toEqual(['y']);
  expect(leftBy({ op: 'set', path: ['one', 'id'], value: 'd' })).toEqual(['c']);
  expect(leftBy({ op: 'splice', path: ['rooms'], at: 2, remove: 0, insert: [{ id: 'e' }] })).toEqual([]);
});

test('an index knows all places of an entity that is in many, such as the author of many messages', () => {
  const author = { id: 'ann' };
  const state = { messages: Array.from({ length: 20 }, (_, number) => ({ id: `m${number}`, author })) };
  const op: PatchOp = { op: 'delete', path: ['messages', 3, 'author'] };
  const index = new EntityIndex();
  index.reset(state);
  expect(index.countsOf('ann')).toHaveLength(20);
  follow(index, state, op);
  expect(index.countsOf('ann')).toHaveLength(19);
  expect(index.countsOf('ann')).not.toContainEqual(['messages[m3].author', 1]);
  follow(index, applyPatch(state, [op]), { op: 'set', path: ['messages'], value: [] });
  expect(index.has('ann')).toBe(false);
});
