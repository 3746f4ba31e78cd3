import { expect } from 'vitest';
import type { Incident } from '../incident.ts';
import { detectAll, ofKind, type Trace } from './detect-all.ts';
import { detectCut, detectScrambled, detectStepwise } from './detect-scrambled.ts';

/** The same history, doubled, reordered, or judged as it comes, has the same incidents of a kind; cut before, it has none. */
export function expectSteady(
  kind: string,
  traces: readonly Trace[],
  { untilT, noneUntilT }: { untilT: number; noneUntilT: number },
): void {
  const found = ofKind(detectAll(traces, untilT), kind);
  expect(found).not.toEqual([]);
  expect(ofKind(detectScrambled(traces, untilT), kind)).toEqual(found);
  expect(inOrder(ofKind(detectStepwise(traces, 700, untilT), kind))).toEqual(inOrder(found));
  expect(ofKind(detectCut(traces, noneUntilT), kind)).toEqual([]);
}

const inOrder = (incidents: readonly Incident[]) => incidents.toSorted((a, b) => (a.id < b.id ? -1 : 1));
