import { expect, test } from 'vitest';
import type { Lane, LaneItem } from './lane.ts';
import { visibleItems } from './visible-items.ts';

const mark = (at: number, more: Partial<LaneItem> = {}): LaneItem => ({
  key: String(at),
  shape: 'mark',
  tone: 'plain',
  label: '',
  row: 0,
  fromAt: at,
  untilAt: at,
  ...more,
});

const keysOf = (items: readonly LaneItem[]): readonly string[] => {
  const lane: Lane = { kind: 'events', rows: 1, items };
  return visibleItems(lane, { fromAt: 0, untilAt: 100 }, 10).map(({ key }) => key);
};

test('of marks on one pixel the first is shown', () => {
  expect(keysOf([mark(0), mark(4), mark(9), mark(12)])).toEqual(['0', '12']);
});

test('evidence and missed events are shown wherever they stand', () => {
  expect(keysOf([mark(0), mark(1, { role: 'sent' }), mark(2, { shape: 'missed' })])).toEqual(['0', '1', '2']);
});

test('a bar that began before the view and lasts into it is shown', () => {
  expect(keysOf([mark(-50, { shape: 'bar', untilAt: 20 }), mark(-5), mark(200)])).toEqual(['-50']);
});
