import type { Json, PatchOp } from '@driftscope/records';
import { expect, test } from 'vitest';
import { originOf } from './origin-of.ts';
import type { StoreHistory, StoreVersion } from './store-history.ts';

const start = {
  user: { id: 'u_1', name: 'Ann' },
  list: [
    { id: 'a', text: 'x' },
    { id: 'b', text: 'y' },
  ],
};

test('a value that no commit touched was in the snapshot', () => {
  expect(origin(history(start, [set(['user', 'name'], 'Bea')]), ['list', 0, 'text'])).toBe(1);
});

test('the last commit that set a value, or what holds it, wrote it', () => {
  const trace = history(
    start,
    [set(['user', 'name'], 'Bea')],
    [set(['user'], { id: 'u_2', name: 'Cy' })],
    [set(['list', 0, 'text'], 'z')],
  );
  expect(origin(trace, ['user', 'name'])).toBe(3);
  expect(origin(trace, ['list', 0, 'text'])).toBe(4);
  expect(origin(trace, ['list', 1, 'text'])).toBe(1);
});

test('what holds a value is written by whatever writes in it', () => {
  expect(origin(history(start, [set(['user', 'name'], 'Bea')]), ['user'])).toBe(2);
  expect(origin(history(start, [{ op: 'delete', path: ['user', 'name'] }]), ['user'])).toBe(2);
});

test('an item is followed through the moves of its list', () => {
  const trace = history(
    start,
    [set(['list', 1, 'text'], 'new')],
    [{ op: 'splice', path: ['list'], at: 0, remove: 0, insert: [{ id: 'c', text: 'first' }] }],
    [{ op: 'delete', path: ['list', 1] }],
  );
  // Now [c, b]: b was at 1, then at 2.
  expect(origin(trace, ['list', 1, 'text'])).toBe(2);
  expect(origin(trace, ['list', 0, 'text'])).toBe(3);
  expect(origin(trace, ['list'])).toBe(4);
});

test('an item in front of what was spliced stays where it was', () => {
  const trace = history(start, [{ op: 'splice', path: ['list'], at: 1, remove: 1, insert: [{ id: 'd' }] }]);
  expect(origin(trace, ['list', 0, 'id'])).toBe(1);
  expect(origin(trace, ['list', 1, 'id'])).toBe(2);
});

test('a snapshot that repeats what was known writes nothing, one that differs does', () => {
  const again = (name: string): StoreVersion => ({
    seq: 3,
    t: 3,
    kind: 'store.snapshot',
    store: 1,
    state: { ...start, user: { id: 'u_1', name } },
  });
  const before = history(start, [set(['user', 'name'], 'Bea')]);
  expect(origin({ ...before, versions: [...before.versions, again('Bea')] }, ['user', 'name'])).toBe(2);
  expect(origin({ ...before, versions: [...before.versions, again('Eve')] }, ['user', 'name'])).toBe(3);
});

test('where the beginning is lost, the origin is not known', () => {
  const { versions, ...rest } = history(start, [set(['user', 'name'], 'Bea')]);
  const cut = { ...rest, versions: versions.slice(1) };
  expect(origin(cut, ['list', 0, 'text'])).toBeUndefined();
  expect(origin(cut, ['user', 'name'])).toBe(2);
});

const origin = (trace: StoreHistory, path: readonly (string | number)[]) =>
  originOf(trace, trace.versions.length - 1, [...path])?.seq;

const set = (path: (string | number)[], value: Json): PatchOp => ({ op: 'set', path, value });

/** The snapshot is record 1, and each patch the next. */
function history(state: Json, ...patches: readonly PatchOp[][]): StoreHistory {
  const commits = patches.map((patch, index) => ({
    seq: index + 2,
    t: index + 2,
    kind: 'store.commit' as const,
    store: 1,
    patch,
  }));
  return { store: 1, name: 'chat', versions: [{ seq: 1, t: 1, kind: 'store.snapshot', store: 1, state }, ...commits] };
}
