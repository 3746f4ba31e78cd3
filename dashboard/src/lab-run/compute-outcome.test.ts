import { expect, test } from 'vitest';
import { noDrift } from './compute-drift.ts';
import { computeOutcome } from './compute-outcome.ts';
import { asServer, missingSamples } from './testing/missing-samples.ts';

const event = { id: '1', fault: 'cut', atMs: 1_000, forMs: 2_000 } as const;
const query = { event, untilMs: 8_000, client: 'naive', compared: 'rows', newsMs: 700, isOver: true } as const;

test('a client that is never off stays steady, and news on its way is nothing', () => {
  expect(computeOutcome(missingSamples(0, 0, 0, 1, 0, 0, 0, 1, 0, 0), query)).toEqual({ kind: 'steady', rows: 1 });
});

test('a client that comes right by itself has healed, so long after the fault', () => {
  expect(computeOutcome(missingSamples(0, 0, 1, 2, 3, 3, 3, 3, 0, 0), query)).toEqual({
    kind: 'healed',
    rows: 3,
    atMs: 4_000,
    afterMs: 1_000,
  });
});

test('a client that is still off at the end has drifted', () => {
  expect(computeOutcome(missingSamples(0, 0, 1, 2, 2, 2, 2, 2, 2, 2), query)).toEqual({ kind: 'drifted', rows: 2 });
});

test('a client that goes back is off, however soon the next news puts it right', () => {
  const wentBack = (isUndone: boolean) => {
    const off = { rows: { ...noDrift, missing: 2, undone: isUndone ? 2 : 0 } };
    const points = [asServer, asServer, asServer, off, off, off, off, asServer];
    return points.map((naive, index) => ({ tMs: index * 500, server: { rows: 10 }, naive, reference: asServer }));
  };
  const slow = { ...query, newsMs: 14_000 };
  expect(computeOutcome(wentBack(true), slow)).toMatchObject({ kind: 'healed', rows: 2 });
  expect(computeOutcome(wentBack(false), slow)).toEqual({ kind: 'steady', rows: 2 });
});

test('nothing is said before its time', () => {
  expect(computeOutcome(missingSamples(0, 0), query)).toEqual({ kind: 'ahead' });
  expect(computeOutcome(missingSamples(0, 0, 0, 2), { ...query, isOver: false })).toEqual({
    kind: 'under-way',
    rows: 2,
  });
});

test('what the next fault does is not this one’s', () => {
  expect(computeOutcome(missingSamples(0, 0, 0, 0, 0, 0, 0, 5, 5, 5), { ...query, untilMs: 3_500 })).toEqual({
    kind: 'steady',
    rows: 0,
  });
});
