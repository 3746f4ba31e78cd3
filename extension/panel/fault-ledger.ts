import type { Batch, DriftRecord, FaultSpec } from '@driftscope/records';
import { createShownPage } from './shown-page.ts';

/** A fault that is at work in the page. */
export interface ActiveFault {
  /** Number in its session. */
  readonly fault: number;
  readonly spec: FaultSpec;
  /** Epoch ms. */
  readonly sinceAt: number;
}

/** A fault that was. */
export interface EndedFault extends ActiveFault {
  /** Epoch ms. */
  readonly endedAt: number;
  /** Sockets, frames and requests that it touched. */
  readonly hits: number;
  readonly why: 'over' | 'undone';
}

/** Which faults the page has, as its records tell. They end with the page. */
export interface FaultLedger {
  take(batch: Batch): void;
  active(): readonly ActiveFault[];
  ended(): readonly EndedFault[];
  /** What the page before had, and lost because it was left. Nobody who reloads asks for that; empty once a fault begins. */
  undone(): readonly FaultSpec[];
}

/** Clocks of two page loads may differ by so much. */
const CLOCKS_MS = 1_000;

export function createFaultLedger(): FaultLedger {
  const shown = createShownPage();
  let faults = new Map<number, ActiveFault | EndedFault>();
  let undone: readonly FaultSpec[] = [];

  const note = (record: DriftRecord, originMs: number) => {
    const at = originMs + record.t;
    // A batch may come twice: what is over stays over.
    if (record.kind === 'fault.begin' && !faults.has(record.fault)) {
      faults.set(record.fault, { fault: record.fault, spec: record.spec, sinceAt: at });
      undone = [];
    }
    const begun = record.kind === 'fault.end' ? faults.get(record.fault) : undefined;
    if (record.kind === 'fault.end' && begun)
      faults.set(record.fault, { ...begun, endedAt: at, hits: record.hits, why: record.why });
  };

  return {
    take: (batch) => {
      const { id, originMs } = batch.session;
      const before = shown.session;
      shown.take(batch);
      if (id !== shown.session) return;
      if (id !== before) {
        undone = [...faults.values()].filter((fault) => wasCutShort(fault, shown.sinceAt)).map(({ spec }) => spec);
        faults = new Map();
      }
      for (const record of batch.records) note(record, originMs);
    },
    active: () => [...faults.values()].filter((fault) => !isEnded(fault)),
    ended: () => [...faults.values()].filter(isEnded),
    undone: () => undone,
  };
}

const isEnded = (fault: ActiveFault | EndedFault): fault is EndedFault => 'endedAt' in fault;

/** Whether only the next page, which came at `leftAt` (epoch ms), ended it: what the old page said last may be lost. */
function wasCutShort(fault: ActiveFault | EndedFault, leftAt: number): boolean {
  if (isEnded(fault)) return fault.why === 'undone' && fault.endedAt >= leftAt - CLOCKS_MS;
  return !('forMs' in fault.spec) || fault.sinceAt + fault.spec.forMs > leftAt;
}
