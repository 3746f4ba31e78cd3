import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createStorageMirror } from './create-storage-mirror.ts';

test('what was there at the first look is no change, and what comes and goes afterwards is', () => {
  const { held, mirror } = setUp({ theme: 'dark', token: 't' });
  expect(mirror.changes()).toEqual([]);
  held.set('theme', 'light').set('draft', 'd').delete('token');
  const changes = [{ key: 'theme', value: 'light' }, { key: 'draft', value: 'd' }, { key: 'token' }];
  expect(mirror.changes()).toEqual(changes);
  expect(mirror.changes()).toEqual(changes);
  for (const change of changes) mirror.note(change);
  expect(mirror.changes()).toEqual([]);
});

test('what was told otherwise is no change', () => {
  const { held, mirror } = setUp({ a: '1', b: '2' });
  mirror.changes();
  held.clear();
  mirror.noteCleared();
  held.set('c', '3');
  mirror.note({ key: 'c', value: '3' });
  expect(mirror.changes()).toEqual([]);
});

test('a storage that is too large is not compared, and begins anew when it no longer is', () => {
  const state = setUp({ a: '1' });
  state.mirror.changes();
  state.held.set('a', '2');
  state.tooLarge = true;
  expect(state.mirror.changes()).toEqual([]);
  state.tooLarge = false;
  expect(state.mirror.changes()).toEqual([]);
  state.held.set('a', '3');
  expect(state.mirror.changes()).toEqual([{ key: 'a', value: '3' }]);
});

test('once all changes are noted, what is known is what is held', () => {
  const keys = fc.dictionary(fc.constantFrom('a', 'b', 'c', '__proto__', ''), fc.string());
  fc.assert(
    fc.property(keys, keys, (before, after) => {
      const { held, mirror } = setUp(before);
      mirror.changes();
      held.clear();
      for (const [key, value] of Object.entries(after)) held.set(key, value);
      for (const change of mirror.changes()) mirror.note(change);
      expect(mirror.changes()).toEqual([]);
    }),
  );
});

function setUp(items: Readonly<Record<string, string>>) {
  const held = new Map(Object.entries(items));
  const state = { held, tooLarge: false };
  const mirror = createStorageMirror(() => (state.tooLarge ? undefined : held));
  return Object.assign(state, { mirror });
}
