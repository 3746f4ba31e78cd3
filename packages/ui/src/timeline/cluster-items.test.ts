import { expect, test } from 'vitest';
import { clusterItems } from './cluster-items.ts';
import type { LaneItem } from './lane.ts';

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

const view = { fromAt: 0, untilAt: 1_000 };
/** At ten milliseconds a pixel: sixty stand on each other. */
const cluster = (items: readonly LaneItem[]) => clusterItems({ kind: 'events', rows: 1, items }, view, 10);

test('marks that would stand on each other are one, which says how many and whether any is bad', () => {
  const shown = cluster([mark(0), mark(20, { tone: 'bad' }), mark(50), mark(70)]);
  expect(shown).toMatchObject([
    { shape: 'many', count: 3, tone: 'bad', fromAt: 0, untilAt: 50, label: '3 records within 50 ms, 1 of them bad' },
    { shape: 'mark', key: '70' },
  ]);
});

test('evidence and missed events are shown wherever they stand', () => {
  const shown = cluster([mark(0), mark(1, { role: 'sent' }), mark(2, { shape: 'missed' })]);
  expect(shown.map(({ key }) => key)).toEqual(['0', '1', '2']);
});

test('even these are put together when they are too many to tell apart', () => {
  const missed = Array.from({ length: 5_000 }, (_, index) => mark(index / 5, { key: `m${index}`, shape: 'missed' }));
  const shown = cluster(missed);
  expect(shown.length).toBeLessThan(20);
  expect(shown.reduce((sum, { count = 1 }) => sum + count, 0)).toBe(5_000);
});

test('a bar that began before the view and lasts into it is shown', () => {
  expect(cluster([mark(-500, { shape: 'bar', untilAt: 200 }), mark(-5), mark(2_000)]).map(({ key }) => key)).toEqual([
    '-500',
  ]);
});

test('bars too short to be seen are put together, line by line', () => {
  const short = (at: number, row: number) => mark(at, { key: `${at}/${row}`, shape: 'bar', untilAt: at + 5, row });
  expect(cluster([short(0, 0), short(5, 1), short(10, 0)]).map(({ row, count }) => [row, count])).toEqual([
    [0, 2],
    [1, undefined],
  ]);
});

test('moving the view leaves what was put together as it is', () => {
  const items = Array.from({ length: 100 }, (_, index) => mark(index * 10));
  const lane = { kind: 'events', rows: 1, items } as const;
  const moved = clusterItems(lane, { fromAt: 130, untilAt: 1_130 }, 10).slice(1);
  const before = clusterItems(lane, view, 10);
  for (const item of moved) expect(before).toContainEqual(item);
});
