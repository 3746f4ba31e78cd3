import { expect, test } from 'vitest';
import { parseBatchText } from './parse-batch-text.ts';

const mark = { kind: 'mark', seq: 2, t: 1.5, text: 'a' };
const frame = (seq: number, n: number, text: string) => ({
  kind: 'socket.frame',
  seq,
  t: 1.25,
  socket: 3,
  dir: 'in',
  n,
  size: text.length,
  text,
});
const textOf = (records: readonly unknown[], texts: string) =>
  `${JSON.stringify({ batch: 1, records })}${texts === '' ? '' : `\n${texts}`}`;

test('frames get their texts back, in their place among the other records', () => {
  const text = textOf([[1, 1_250, 3, 1, 4], mark, [3, 1_250, 3, 2, 0], [4, 1_250, 3, 3, 5]], '["a"]\n"☃"');
  expect(parseBatchText(text)).toEqual({
    ok: true,
    value: { batch: 1, records: [frame(1, 1, '["a"'), mark, frame(3, 2, ''), frame(4, 3, ']\n"☃"')] },
  });
});

test('frames that share a row are numbered on, each so much later than the one before', () => {
  const text = textOf([[1, 1_250, 3, 7, 1, 0, 2, 500, 0], mark], 'abc');
  const frames = [frame(1, 7, 'a'), frame(2, 8, 'bc'), { ...frame(3, 9, ''), t: 1.75 }];
  expect(parseBatchText(text)).toEqual({ ok: true, value: { batch: 1, records: [...frames, mark] } });
});

test('a batch without such frames is JSON', () => {
  const batch = { batch: 1, records: [mark] };
  expect(parseBatchText(JSON.stringify(batch))).toEqual({ ok: true, value: batch });
  expect(parseBatchText('{"records":1}')).toEqual({ ok: true, value: { records: 1 } });
  expect(parseBatchText('{')).toMatchObject({ ok: false, error: { kind: 'invalid-json' } });
});

test.each([
  ['too short', [[1, 0, 1, 1, 4]], 'abc'],
  ['too long', [[1, 0, 1, 1, 2]], 'abc'],
  ['missing', [[1, 0, 1, 1, 2]], ''],
  ['there for nobody', [mark], 'abc'],
])('texts that are %s are told', (_how, records, texts) => {
  expect(parseBatchText(textOf(records, texts))).toMatchObject({ ok: false, error: { kind: 'torn-batch' } });
});

test.each([[[1, 0, 1, 1, -1]], [[1, 0, 1, 1, 0.5]], [[1, 0, 1, 1]], [['1', 0, 1, 1, 0]], [[1, 0, 1, 1, 0, 1]]])(
  '%j is no row',
  (row) => {
    expect(parseBatchText(textOf([row], ''))).toEqual({ ok: true, value: { batch: 1, records: [row] } });
  },
);
