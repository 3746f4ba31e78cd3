import { expect, test } from 'vitest';
import { stackBars } from './stack-bars.ts';

const series = [
  { name: 'a', color: 'red' },
  { name: 'b', color: 'blue' },
];

test('bars stand on each other, side by side, and what is not there takes no place', () => {
  const bars = [
    { at: 0, counts: { b: 2 } },
    { at: 1, counts: {} },
    { at: 2, counts: { a: 1, b: 3 } },
  ];
  const { paths, most } = stackBars(bars, series);
  expect(most).toBe(4);
  expect(paths).toEqual(['M2.1 0h0.8v-1h-0.8z', 'M0.1 0h0.8v-2h-0.8zM2.1 -1h0.8v-3h-0.8z']);
});

test('nothing is drawn of nothing', () => {
  expect(stackBars([], series)).toEqual({ paths: ['', ''], most: 0 });
});
