import type { Batch, FaultSpec } from '@driftscope/records';

/** A fault that is at work in the page. */
export interface ActiveFault {
  /** Number in its session. */
  readonly fault: number;
  readonly spec: FaultSpec;
  /** Epoch ms. */
  readonly sinceAt: number;
}

/** Which faults the page has, as its records tell. They end with the page. */
export interface FaultLedger {
  take(batch: Batch): void;
  active(): readonly ActiveFault[];
}

export function createFaultLedger(): FaultLedger {
  let session: string | undefined;
  let beganAt = 0;
  let faults = new Map<number, ActiveFault | 'over'>();

  return {
    take: ({ session: { id, originMs, frame }, records }) => {
      // Of frames, and of pages that were left, something may still come.
      if (frame !== undefined || originMs < beganAt) return;
      if (id !== session) {
        session = id;
        beganAt = originMs;
        faults = new Map();
      }
      for (const record of records) {
        // A batch may come twice: what is over stays over.
        if (record.kind === 'fault.begin' && !faults.has(record.fault)) {
          const { fault, spec, t } = record;
          faults.set(fault, { fault, spec, sinceAt: originMs + t });
        }
        if (record.kind === 'fault.end') faults.set(record.fault, 'over');
      }
    },
    active: () => [...faults.values()].filter((fault) => fault !== 'over'),
  };
}
