import type { FaultSpec } from '@driftscope/records';

/** What a drill tries, in the order of the section Faults: long enough for a page to notice, short enough to wait for. */
export const drillFaults: readonly FaultSpec[] = [
  { kind: 'cut', forMs: 4_000 },
  { kind: 'offline', forMs: 4_000 },
  { kind: 'half-open', forMs: 6_000 },
  { kind: 'kick', code: 1001, reason: '' },
  { kind: 'drop', dir: 'in', event: '', forMs: 15_000 },
  { kind: 'delay', dir: 'in', event: '', delayMs: 2_000, forMs: 15_000 },
  { kind: 'double', dir: 'in', event: '', forMs: 15_000 },
  { kind: 'reorder', dir: 'in', event: '', forMs: 15_000 },
  { kind: 'slow', url: '', delayMs: 3_000, forMs: 15_000 },
  { kind: 'fail', url: '', forMs: 8_000 },
  { kind: 'hide', forMs: 8_000 },
  { kind: 'freeze', forMs: 4_000 },
  { kind: 'skew-clock', skewMs: 600_000, forMs: 8_000 },
];
