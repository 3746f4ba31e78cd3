import type { Json } from '@driftscope/records';
import { expect, test } from 'vitest';
import { computeDifferences } from './compute-differences.ts';
import { pathText } from './path-text.ts';

test('values that changed, came and went are told with their places', () => {
  const before = { title: 'Old', count: 1, draft: 'x' };
  const after = { title: 'New', count: 1, seen: true };
  expect(told(before, after)).toEqual(['title "Old" "New"', 'draft "x" –', 'seen – true']);
});

test('items of a list are the same by their ids, wherever they stand', () => {
  const item = (id: string, text: string) => ({ id, text });
  const before = [item('a', '1'), item('b', '2')];
  expect(told(before, [item('n', '0'), item('a', '1'), item('b', '3')])).toEqual([
    '[0] – {"id":"n","text":"0"}',
    '[2].text "2" "3"',
  ]);
  expect(told(before, [item('b', '2')])).toEqual(['[0] {"id":"a","text":"1"} –']);
});

test('another order is told of the list', () => {
  const [a, b] = [{ id: 'a' }, { id: 'b' }];
  expect(computeDifferences([a, b], [b, a])).toEqual([{ path: [], before: [a, b], after: [b, a] }]);
});

test('lists without ids, or with one twice, are compared place by place', () => {
  expect(told([1, 2], [1, 3, 4])).toEqual(['[1] 2 3', '[2] – 4']);
  expect(told([{ id: 'a' }, { id: 'a' }], [{ id: 'a' }])).toEqual(['[1] {"id":"a"} –']);
});

test('what is the same is not told, and of states without end no more than some', () => {
  expect(told({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toEqual([]);
  expect(
    computeDifferences(
      [],
      Array.from({ length: 2_000 }, (_, at) => at),
    ),
  ).toHaveLength(500);
});

const told = (before: Json, after: Json) =>
  computeDifferences(before, after).map(({ path, before: was, after: is }) =>
    [pathText(path), text(was), text(is)].join(' '),
  );

const text = (value: Json | undefined): string => (value === undefined ? '–' : JSON.stringify(value));
