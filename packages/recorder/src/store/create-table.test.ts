import { expect, test } from 'vitest';
import { createTable } from './create-table.ts';

function setUp() {
  let followed = 0;
  const held = { a: { data: 1 }, b: { data: 2 } };
  const table = createTable({
    identity: {},
    library: 'test',
    via: 'test',
    name: 'table',
    read: () => held,
    follow: () => {
      followed += 1;
      return () => {
        followed -= 1;
      };
    },
  });
  let changes = 0;
  const stop = table.source.subscribe(() => {
    changes += 1;
  });
  return { table, held, stop, changes: () => changes, followed: () => followed };
}

test('an entry that is put, changed or taken out is a change, and the others stay the same objects', () => {
  const { table, held, changes } = setUp();
  table.put('a', { data: 3 });
  table.put('c', { data: 4 });
  table.put('a', undefined);
  expect(table.source.getState()).toEqual({ b: { data: 2 }, c: { data: 4 } });
  expect(Object(table.source.getState()).b).toBe(held.b);
  expect(changes()).toBe(3);
});

test('an entry that says the same, and one that was not there, are no change', () => {
  const { table, changes } = setUp();
  const before = table.source.getState();
  table.put('a', { data: 1 });
  table.put('d', undefined);
  expect(table.source.getState()).toBe(before);
  expect(changes()).toBe(0);
});

test('once nobody listens it holds nothing, and says what is there', () => {
  const { table, held, stop, changes, followed } = setUp();
  if (typeof stop === 'function') stop();
  table.put('a', { data: 5 });
  table.replace({});
  expect([changes(), followed()]).toEqual([0, 0]);
  expect(table.source.getState()).toBe(held);
});
