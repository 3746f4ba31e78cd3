import type { LinkedSpan } from '@driftscope/detect';
import { expect, test } from 'vitest';
import { computeWaterfalls } from './compute-waterfall.ts';

const span = (spanId: string, fields: Partial<LinkedSpan> = {}): LinkedSpan => ({
  traceId: 'a',
  spanId,
  name: spanId,
  side: 'server',
  startAt: 1_000,
  endAt: 1_100,
  attributes: {},
  link: { how: 'trace', certainty: 'certain', records: [] },
  ...fields,
});
const shape = (spans: readonly LinkedSpan[]) =>
  computeWaterfalls(spans).map(({ traceId, rows }) => [
    traceId,
    rows.map(({ span: { spanId }, depth, left, width }) => [spanId, depth, left, width]),
  ]);

test('a trace is laid out from its first span to its last, each below what it is within', () => {
  const spans = [
    span('emit', { parentId: 'post', startAt: 1_060, endAt: 1_080 }),
    span('post'),
    span('query', { parentId: 'post', startAt: 1_020, endAt: 1_040 }),
    span('row', { parentId: 'query', startAt: 1_030, endAt: 1_030 }),
  ];
  expect(shape(spans)).toEqual([
    [
      'a',
      [
        ['post', 0, 0, 1],
        ['query', 1, 0.2, 0.2],
        ['row', 2, 0.3, 0],
        ['emit', 1, 0.6, 0.2],
      ],
    ],
  ]);
});

test('a span whose parent is not there stands by itself, and a circle loses none', () => {
  expect(shape([span('late', { parentId: 'gone' })])).toEqual([['a', [['late', 0, 0, 1]]]]);
  expect(shape([span('x', { parentId: 'y' }), span('y', { parentId: 'x' })])).toEqual([
    [
      'a',
      [
        ['x', 0, 0, 1],
        ['y', 1, 0, 1],
      ],
    ],
  ]);
});

test('traces come in the order in which they began, and an instant has a width of none', () => {
  const spans = [span('second', { traceId: 'b', startAt: 2_000, endAt: 2_000 }), span('first')];
  expect(shape(spans)).toEqual([
    ['a', [['first', 0, 0, 1]]],
    ['b', [['second', 0, 0, 0]]],
  ]);
});
