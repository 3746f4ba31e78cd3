import type { LabSystem } from '@driftscope/records';
import { expect, test } from 'vitest';
import { labFaultNames, labFaults } from '../lab-script/lab-fault.ts';
import { planSteps } from './plan-steps.ts';

const system: LabSystem = {
  id: 's',
  name: 'S',
  system: 'A',
  compared: [
    {
      name: 'rows',
      rows: { kind: 'screen', items: 'p', idAttribute: 'data-id', says: { wordsOf: 'b' } },
      isOrdered: true,
    },
  ],
  newsMs: 700,
  faults: [...labFaultNames],
  user: 'Alice',
  nextUser: 'Carol',
  writers: ['Bob', 'Dan'],
  writeEveryMs: 1_000,
  opening: [],
};

const stepsOf = (fault: (typeof labFaultNames)[number], forMs = labFaults[fault].usualMs) => {
  const events = [{ id: '1', fault, atMs: 3_000, forMs }];
  return planSteps({ seed: 1, events }, system);
};

test('every fault does something besides what others write, and nothing before its time', () => {
  for (const fault of labFaultNames) {
    const own = stepsOf(fault).filter((step) => step.kind !== 'write' || step.by === system.user);
    expect(own.length).toBeGreaterThan(0);
    expect(Math.min(...own.map(({ atMs }) => atMs))).toBe(3_000);
  }
});

test('steps come in the order of their times', () => {
  for (const fault of labFaultNames) {
    const times = stepsOf(fault).map(({ atMs }) => atMs);
    expect(times).toEqual(times.toSorted((one, other) => one - other));
  }
});

test('after a logout somebody else logs in, and what was slowed is slow between the two', () => {
  for (const steps of [stepsOf('logout'), stepsOf('logout', 500)]) {
    const kinds = steps.filter(({ kind }) => kind !== 'write').map(({ kind }) => kind);
    expect(kinds).toEqual(['break', 'slow-answers', 'log-out', 'log-in']);
  }
});
