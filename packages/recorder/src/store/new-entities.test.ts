import { expect, test } from 'vitest';
import { newEntities } from './new-entities.ts';

const ids = (prev: unknown, next: unknown, most = 6) => newEntities(prev, next, most).map(({ id }) => id);

test('an item that was added is found, however deep its list lies', () => {
  const old = { id: 1 };
  const network = (messages: readonly object[]) => ({ networks: [{ channels: [{ pages: [{ messages }] }] }] });
  expect(ids(network([old]), network([old, { id: 2 }]))).toEqual([2]);
});

test('what is the same object in both is not new, wherever it moved', () => {
  const [a, b] = [{ id: 'a' }, { id: 'b' }];
  expect(ids([a, b], [b, a])).toEqual([]);
});

test('an entity that was changed is told with what is new in it', () => {
  expect(ids({ room: { id: 'r', last: { id: 'm1' } } }, { room: { id: 'r', last: { id: 'm2' } } })).toEqual([
    'r',
    'm2',
  ]);
});

test('an id may have a name of its own, where it comes first', () => {
  const beds = [{ bed_no: 'B1', pulse: 70 }, { rideId: 7 }, { sku: 'WH-1' }];
  expect(newEntities([], beds, 6)).toEqual([
    { key: 'bed_no', id: 'B1' },
    { key: 'rideId', id: 7 },
    { key: 'sku', id: 'WH-1' },
  ]);
  expect(
    ids([], [{ pulse: 70, bed_no: 'B1' }, { grid: 'g' }, { valid: 1 }, { id: null, orderNo: true }, ['a_id']]),
  ).toEqual([]);
  expect(ids([], [{ userId: 7, id: 'm_1' }])).toEqual(['m_1']);
});

test('a few are enough', () => {
  expect(
    ids(
      [],
      Array.from({ length: 100 }, (_, id) => ({ id })),
      3,
    ),
  ).toEqual([0, 1, 2]);
});
