import { expect, test } from 'vitest';
import { changesIn } from './changes-in.ts';
import { pathText } from './path-text.ts';
import { computeStateRows, pathKey } from './state-rows.ts';
import { valueText } from './value-text.ts';

const state = {
  rooms: { $map: [['r 1', { id: 'r_1' }]] },
  tags: { $set: ['a'] },
  at: { $date: '2026-01-02T03:04:05.000Z' },
  list: [1, 2],
};

test('only what is open shows its insides, by the names that a person knows them by', () => {
  const opened = new Set([[], ['rooms'], ['tags']].map(pathKey));
  const rows = computeStateRows(state, opened);
  expect(rows.map(({ depth, label, value }) => `${'  '.repeat(depth)}${label}: ${valueText(value)}`)).toEqual([
    'state: {4}',
    '  rooms: Map(1)',
    '    r 1: {1} r_1',
    '  tags: Set(1)',
    '    0: "a"',
    '  at: 2026-01-02T03:04:05.000Z',
    '  list: [2]',
  ]);
  expect(rows.map(({ path }) => pathText(path))).toContain('rooms.$map[0][1]');
});

test('what JSON lacks has no insides, and what only looks like it has', () => {
  expect(computeStateRows({ $bigint: '12' }, new Set(['[]']))[0]).not.toHaveProperty('size');
  expect(computeStateRows({ $bigint: '12', more: 1 }, new Set(['[]']))).toHaveLength(3);
  expect([{ $bigint: '12' }, { $number: 'NaN' }, { $cut: 'cycle' }].map((value) => valueText(value))).toEqual([
    '12n',
    'NaN',
    'left out (cycle)',
  ]);
});

test('a place is written as code would have it', () => {
  expect(pathText([])).toBe('state');
  expect(pathText(['rooms', 0, 'last seen', 'by'])).toBe('rooms[0]["last seen"].by');
});

test('each value that a patch changes is told with what it was and is', () => {
  const changes = changesIn({ a: 1, gone: true, list: ['x', 'y'] }, [
    { op: 'set', path: ['a'], value: 2 },
    { op: 'set', path: ['b'], value: 3 },
    { op: 'delete', path: ['gone'] },
    { op: 'splice', path: ['list'], at: 1, remove: 1, insert: ['z', 'w'] },
    { op: 'set', path: ['missing', 'deep'], value: 0 },
  ]);
  expect(changes).toEqual([
    { path: ['a'], before: 1, after: 2 },
    { path: ['b'], after: 3 },
    { path: ['gone'], before: true },
    { path: ['list', 1], before: 'y', after: 'z' },
    { path: ['list', 2], after: 'w' },
  ]);
});
