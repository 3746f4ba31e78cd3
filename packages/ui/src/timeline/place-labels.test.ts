import type { SessionId } from '@driftscope/records';
import { expect, test } from 'vitest';
import type { LaneItem } from './lane.ts';
import type { PlacedItem } from './lane-plot.tsx';
import { placeLabels } from './place-labels.ts';

test('the label of a bar begins at its start where nothing stands on it', () => {
  expect(labelOf(bar(100, 300), [])).toBe(12);
  expect(labelOf(bar(100, 300), [mark(50), mark(500)])).toBe(12);
});

test('it begins after the marks that stand where it would', () => {
  expect(labelOf(bar(100, 300), [mark(130), mark(110)])).toBe(42);
  expect(labelOf(bar(100, 300), [mark(110), mark(250)])).toBe(22);
});

test('it is left out where no room is left', () => {
  expect(labelOf(bar(100, 40), [])).toBeUndefined();
  expect(labelOf(bar(100, 90), [mark(130), mark(160)])).toBeUndefined();
});

test('marks of another line are not in its way', () => {
  expect(labelOf(bar(100, 300, 20), [mark(110)])).toBe(12);
});

test('what there is no room for is left out from its first comma on, or cut and said to be', () => {
  const text = (widthPx: number, label: string, ...marks: readonly PlacedItem[]) => {
    const one = bar(100, widthPx);
    return placeLabels([{ ...one, item: { ...one.item, label } }, ...marks])[0]?.label?.text;
  };
  const closed = 'socket 2, closed with code 1006';
  expect(text(300, closed)).toBe(closed);
  expect(text(100, closed)).toBe('socket 2');
  expect(text(300, closed, mark(200))).toBe('socket 2');
  expect(text(100, 'Bob is logged in')).toBe('Bob is logged…');
  expect(text(80, 'Bob is logged in')).toBe('Bob is…');
  expect(text(70, 'somebody@example.test is logged in')).toBe('somebody@…');
});

const labelOf = (one: PlacedItem, marks: readonly PlacedItem[]) => placeLabels([one, ...marks])[0]?.label?.xPx;

const bar = (xPx: number, widthPx: number, yPx = 0) => placed('bar', xPx, widthPx, yPx);
const mark = (xPx: number) => placed('mark', xPx, 0, 0);

function placed(shape: LaneItem['shape'], xPx: number, widthPx: number, yPx: number): PlacedItem {
  const item: LaneItem = {
    key: `${shape} ${xPx}`,
    shape,
    tone: 'plain',
    fromAt: 0,
    untilAt: 0,
    row: 0,
    label: 'socket 1',
    ref: { session: 's' as SessionId, seq: 1 },
  };
  return { item, track: 't', lane: 'socket', xPx, yPx, widthPx };
}
