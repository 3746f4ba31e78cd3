import { expect, test } from 'vitest';
import { computeDrift } from './compute-drift.ts';
import { shownRows } from './shown-rows.ts';

const patterns = [{ path: ['byRoom', 'r1', '*'], fields: ['text'] }];
const truth = { m1: '["one"]', m2: '["two"]', m3: '["three"]' };
const holding = (...messages: { id: string; text: string }[]) =>
  shownRows([{ other: 1 }, { byRoom: { r1: messages, r2: [{ id: 'm9', text: 'elsewhere' }] } }], patterns);

test('a copy that is the server’s has no drift, and rows elsewhere do not count', () => {
  const shown = holding({ id: 'm1', text: 'one' }, { id: 'm2', text: 'two' }, { id: 'm3', text: 'three' });
  expect(computeDrift(truth, shown)).toEqual({ missing: 0, wrong: 0, extra: 0 });
});

test('rows that are missing, wrong, foreign and doubled are told apart', () => {
  const shown = holding(
    { id: 'm1', text: 'one' },
    { id: 'm1', text: 'one' },
    { id: 'm2', text: 'zwei' },
    { id: 'm8', text: 'not yours' },
  );
  expect(computeDrift(truth, shown)).toEqual({ missing: 1, wrong: 1, extra: 2 });
});

test('a table is a list, and what is no object is no row', () => {
  const shown = shownRows(
    [{ byRoom: { r1: { a: { id: 'm1', text: 'one' }, b: null, c: 'm2' } } }, null, 'text'],
    patterns,
  );
  expect(computeDrift(truth, shown)).toEqual({ missing: 2, wrong: 0, extra: 0 });
});
