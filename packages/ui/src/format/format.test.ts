import { expect, test } from 'vitest';
import { formatAgo } from './format-ago.ts';
import { formatClock } from './format-clock.ts';
import { formatCount } from './format-count.ts';
import { formatDate } from './format-date.ts';
import { formatDates } from './format-dates.ts';
import { formatDay } from './format-day.ts';
import { formatDuration } from './format-duration.ts';
import { formatMoment } from './format-moment.ts';
import { formatOffset } from './format-offset.ts';

test('a duration is told in the largest unit that says enough', () => {
  const durations = [0, 0.4, 14.2, 999.6, 5_200, 59_960, 200_000, 3_600_000, 7_500_000].map(formatDuration);
  expect(durations).toEqual(['0 ms', '<1 ms', '14 ms', '1 s', '5.2 s', '1 min', '3 min 20 s', '1 h', '2 h 5 min']);
});

test('an offset has its sign', () => {
  expect([formatOffset(480), formatOffset(-1_200)]).toEqual(['+480 ms', '−1.2 s']);
  expect([formatOffset(-0.3), formatOffset(0.3), formatOffset(-0.7)]).toEqual(['+0 ms', '+0 ms', '−1 ms']);
});

test('how long ago is told in one unit', () => {
  const ago = [0, 12, 200, 7_300, 200_000].map((seconds) => formatAgo(0, seconds * 1_000));
  expect(ago).toEqual(['now', '12 s ago', '3 min ago', '2 h ago', '2 d ago']);
});

test('a time that is yet to come is now', () => {
  expect(formatAgo(10_000, 0)).toBe('now');
});

test('a count is told in groups of three', () => {
  expect([0, 999, 1_000, 20_501, 1_234_567].map(formatCount)).toEqual(['0', '999', '1,000', '20,501', '1,234,567']);
});

test('a moment is told in one form, as far as is asked for', () => {
  const at = new Date(2026, 10, 1, 9, 4, 3, 8).getTime();
  expect([formatDay(at), formatDate(at), formatMoment(at)]).toEqual(['1 Nov', '1 Nov 2026', '1 Nov 2026, 09:04']);
  expect([formatMoment(at, 'second'), formatMoment(at, 'ms')]).toEqual([
    '1 Nov 2026, 09:04:03',
    '1 Nov 2026, 09:04:03.008',
  ]);
  expect([formatClock(at, 'minute'), formatClock(at)]).toEqual(['09:04', '09:04:03.008']);
});

test('a period of one day is that day', () => {
  const [from, to] = [new Date(2026, 10, 22, 1), new Date(2026, 10, 22, 23)].map(Number);
  expect(formatDates(from ?? 0, to ?? 0)).toBe('22 Nov 2026');
});

test('a period has its year once, or both', () => {
  const [before, from, to] = [new Date(2025, 11, 30), new Date(2026, 0, 2), new Date(2026, 10, 22)].map(Number);
  expect(formatDates(from ?? 0, to ?? 0)).toBe('2 Jan – 22 Nov 2026');
  expect(formatDates(before ?? 0, to ?? 0)).toBe('30 Dec 2025 – 22 Nov 2026');
});

test('what is no time is told as none', () => {
  const none = Number.NaN;
  expect([formatDay(none), formatDate(none), formatMoment(none), formatClock(none, 'minute')]).toEqual(
    Array(4).fill('–'),
  );
});
