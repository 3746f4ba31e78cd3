import type { DriftRecord } from '@driftscope/records';
import { expect, test } from 'vitest';
import { causesIn } from './causes-in.ts';

const commit = (seq: number, store: number, cause?: number): DriftRecord => ({
  seq,
  t: seq,
  kind: 'store.commit',
  store,
  patch: [],
  ...(cause !== undefined && { cause }),
});

test('what led to the change that is shown comes first, then what led to the last of each store', () => {
  const records = [commit(10, 1, 3), commit(20, 1, 13), commit(30, 2, 23), commit(40, 2)];
  expect(causesIn(records, 10)).toEqual([3, 13, 23]);
  expect(causesIn(records, undefined)).toEqual([13, 23]);
  expect(causesIn([], 10)).toEqual([]);
});
