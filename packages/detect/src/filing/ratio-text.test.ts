import { expect, test } from 'vitest';
import { ratioText } from './ratio-text.ts';

test('a ratio is told with its interval, whose ends are told up to a thousand times more or less often', () => {
  const ratios = [
    { value: 1.2345, low: 0.9, high: 1.6 },
    { value: 4.92, low: 0.0532, high: 2_880_000 },
    { value: 1, low: 0.000_4, high: 1_000 },
    { value: 0, low: 0, high: 11.52 },
    { value: 3, low: 0.001 },
  ];
  expect(ratios.map((ratio) => ratioText({ ratio }))).toEqual([
    '×1.23 (0.9 – 1.6)',
    '×4.92 (0.0532 – >1,000)',
    '×1 (<0.001 – 1,000)',
    '×0 (0 – 11.5)',
    '×3 (0.001 – ∞)',
  ]);
  expect(ratioText({})).toBe('');
});
