import type { Json, LabCompared } from '@driftscope/records';
import { expect, test } from 'vitest';
import { readCopy } from './read-copy.ts';

const path = ['byRoom', 'r1', '*'];
const compared: readonly LabCompared[] = [
  { name: 'all', rows: { kind: 'states', patterns: [{ path, fields: ['text'] }] }, isOrdered: true },
  { name: 'short', rows: { kind: 'states', patterns: [{ path, fields: [], having: 'until' }] }, isOrdered: true },
  { name: 'long', rows: { kind: 'states', patterns: [{ path, fields: [], lacking: 'until' }] }, isOrdered: true },
  { name: 'drawn', rows: { kind: 'screen', items: 'p', idAttribute: 'id', says: { wordsOf: 'b' } }, isOrdered: true },
];
const read = (...states: Json[]) => readCopy(states, compared);

test('rows are found where the pattern leads, in their order, each as often as it is there', () => {
  const messages = [
    { id: 'm2', text: 'two' },
    { id: 'm1', text: 'one', until: 'soon' },
    { id: 'm2', text: 'two' },
  ];
  expect(read({ other: 1 }, { byRoom: { r1: messages, r2: [{ id: 'm9', text: 'elsewhere' }] } })).toEqual({
    all: [
      { id: 'm2', says: '["two"]' },
      { id: 'm1', says: '["one"]' },
      { id: 'm2', says: '["two"]' },
    ],
    short: [{ id: 'm1', says: '[]' }],
    long: [
      { id: 'm2', says: '[]' },
      { id: 'm2', says: '[]' },
    ],
  });
});

test('a table is a list, and what is no object is no row', () => {
  const { all } = read({ byRoom: { r1: { a: { id: 'm1', text: 'one' }, b: null, c: 'm2' } } }, null, 'text');
  expect(all).toEqual([{ id: 'm1', says: '["one"]' }]);
});
