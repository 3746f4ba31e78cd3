import { expect, test } from 'vitest';
import { parseJump } from './parse-jump.ts';

const originMs = new Date(2026, 2, 4, 23, 50, 0).getTime();

test.each([
  ['120', { kind: 'seq', seq: 120 }],
  [' #7 ', { kind: 'seq', seq: 7 }],
  ['12.5s', { kind: 'time', t: 12_500 }],
  ['+3:20', { kind: 'time', t: 200_000 }],
  ['23:51:00', { kind: 'time', t: 60_000 }],
  ['00:10:00.500', { kind: 'time', t: 1_200_500 }],
  ['', undefined],
  ['12:3', undefined],
  ['soon', undefined],
])('%j leads where it says', (text, jump) => {
  expect(parseJump(text, originMs)).toEqual(jump);
});
