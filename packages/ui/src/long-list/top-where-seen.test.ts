import { expect, test } from 'vitest';
import type { LongItems } from './long-list.tsx';
import { createScrollMap } from './scroll-map.ts';
import { type SeenRows, topWhereSeen } from './top-where-seen.ts';

const ROW_PX = 25;
const VIEW_PX = 500;

test('a list begins at its end', () => {
  expect(topWhereSeen(undefined, { ...listOf(0, 100), ...box(0) })).toBe(2_500);
});

test('the end stays in sight while it is, also of a list that was shorter than its box', () => {
  expect(grow([0, 100], [0, 140], 2_000)).toBe(3_500);
  expect(grow([0, 3], [0, 140], 0)).toBe(3_500);
});

test('the end stays in sight in a box that becomes smaller', () => {
  const seen = listOf(0, 100);
  const smaller = { items: seen.items, map: createScrollMap(100, ROW_PX, 200), viewPx: 200 };
  expect(topWhereSeen(seen, { ...smaller, ...box(2_000, 200) })).toBe(2_500);
  expect(topWhereSeen(seen, { ...smaller, ...box(1_000, 200) })).toBeUndefined();
});

test('the end stays in sight in a box that becomes taller, when rows come before it is measured', () => {
  const [seen, coming] = [listOf(0, 100), listOf(0, 101)];
  const tallerPx = VIEW_PX + 31;
  expect(topWhereSeen(seen, { ...coming, ...box(2_500 - tallerPx, tallerPx) })).toBe(2_525);
  expect(topWhereSeen(seen, { ...coming, ...box(1_900, tallerPx) })).toBeUndefined();
});

test('what is read elsewhere stays where it is, when rows come and when older ones go', () => {
  expect(grow([0, 100], [0, 140], 1_010)).toBeUndefined();
  expect(grow([0, 100], [30, 140], 1_010)).toBe(1_010 - 30 * ROW_PX);
});

test('the box is left alone where what was read is gone, and where nothing changed', () => {
  expect(grow([0, 100], [50, 140], 1_010)).toBeUndefined();
  const same = listOf(0, 100);
  expect(topWhereSeen(same, { ...same, ...box(2_000) })).toBeUndefined();
});

test('what is read stays in a list that is taller than a box can be', () => {
  const [seen, coming] = [listOf(0, 5_000_000), listOf(1_000, 5_000_000)];
  const top = topWhereSeen(seen, { ...coming, ...box(4_000_000) });
  const item = (list: SeenRows<number>, px: number) => list.items.at(Math.floor(list.map.offsetAt(px) / ROW_PX));
  expect(item(coming, (top ?? 0) + 0.001)).toBe(item(seen, 4_000_000));
});

function grow(from: [number, number], to: [number, number], scrollTopPx: number): number | undefined {
  return topWhereSeen(listOf(...from), { ...listOf(...to), ...box(scrollTopPx) });
}

function box(scrollTopPx: number, boxPx = VIEW_PX): { rowPx: number; scrollTopPx: number; boxPx: number } {
  return { rowPx: ROW_PX, scrollTopPx, boxPx };
}

/** The numbers from the first on, and before the last. */
function listOf(first: number, until: number): SeenRows<number> {
  const count = until - first;
  const items: LongItems<number> = {
    count,
    at: (row) => (row >= 0 && row < count ? first + row : undefined),
    rowOf: (item) => (item >= first && item < until ? item - first : -1),
  };
  return { items, map: createScrollMap(count, ROW_PX, VIEW_PX), viewPx: VIEW_PX };
}
