import { expect, test } from 'vitest';
import { factOf } from './fact-of.ts';
import { missedEventsOf } from './missed-events.ts';

test('a number whose name says ms is a duration', () => {
  expect(factOf('gapMs', 5_200)).toEqual({ kind: 'value', name: 'Gap', value: '5.2 s' });
});

test('a rate is a count, which a code is not', () => {
  expect(factOf('bytesPerHour', 825_422)).toEqual({ kind: 'value', name: 'Bytes per hour', value: '825,422' });
  expect(factOf('code', 1_006)).toMatchObject({ value: '1006' });
});

test('a truth is yes or no', () => {
  expect(factOf('recovered', false)).toMatchObject({ value: 'no' });
});

test('a list of texts is a list', () => {
  expect(factOf('missedIds', ['m_1', 'm_2'])).toEqual({ kind: 'list', name: 'Missed ids', values: ['m_1', 'm_2'] });
});

test('a list of things is a table with all of their fields', () => {
  const stores = [
    { name: 'messages', ids: ['m_1', 'm_2'] },
    { name: 'rooms', entities: 2 },
  ];
  expect(factOf('stores', stores)).toEqual({
    kind: 'table',
    name: 'Stores',
    columns: ['Name', 'Ids', 'Entities'],
    rows: [
      ['messages', 'm_1, m_2', '–'],
      ['rooms', '–', '2'],
    ],
  });
});

test('what says nothing is no fact', () => {
  expect([factOf('ids', []), factOf('who', ''), factOf('counts', {})]).toEqual([undefined, undefined, undefined]);
});

test('a small number under a name that ends in at is no time', () => {
  expect(factOf('lookedAt', 3)).toMatchObject({ value: '3' });
});

test('missed events of another form are passed over', () => {
  const missed = [{ id: 4, event: 'message:new', at: 10 }, 'm_1', { id: 'm_2' }];
  expect(missedEventsOf({ facts: { missed } })).toEqual([{ id: '4', event: 'message:new', at: 10 }]);
});

test('an incident without missed events has none', () => {
  expect(missedEventsOf({ facts: { missed: 3 } })).toEqual([]);
});
