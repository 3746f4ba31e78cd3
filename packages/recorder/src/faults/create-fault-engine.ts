import type { FaultSpec } from '@driftscope/records';
import { createRequestGate } from './create-request-gate.ts';
import { createWires } from './create-wires.ts';
import type { FaultSeam } from './fault-seam.ts';
import { startFault } from './start-fault.ts';

/** Breaks the page when asked to, and mends it. */
export interface FaultEngine {
  begin(spec: FaultSpec): void;
  /** Undoes one fault, or all. */
  undo(fault?: number): void;
}

/**
 * Each fault is told in the records, from its beginning to its end.
 *
 * @param mendEvent name of an event of the window that undoes all faults. Absent: there is none.
 */
export function createFaultEngine(seam: FaultSeam, mendEvent?: string): FaultEngine {
  const { scope, log, guard, after } = seam;
  const active = new Map<number, (why: 'over' | 'undone') => void>();
  const wires = createWires(seam);
  const requests = createRequestGate(seam);
  let faults = 0;

  const begin = (spec: FaultSpec) => {
    faults += 1;
    const fault = faults;
    let hits = 0;
    let stop: (() => void) | undefined;
    const cancel = 'forMs' in spec && spec.kind !== 'freeze' ? later(spec.forMs, () => end('over')) : undefined;
    const end = (why: 'over' | 'undone') => {
      if (!active.delete(fault)) return;
      cancel?.();
      guard.wrap(() => stop?.())();
      log.add({ kind: 'fault.end', fault, why, hits });
    };
    log.add({ kind: 'fault.begin', fault, spec });
    active.set(fault, end);
    const tools = {
      scope,
      after: later,
      wires,
      requests,
      hit: () => void hits++,
      over: () => later(0, () => end('over')),
    };
    stop = guard.wrap(startFault)(spec, tools);
    if (stop === undefined) end('undone');
  };

  const later: FaultSeam['after'] = (ms, run) => after(ms, guard.wrap(run));
  const undo = (fault?: number) => {
    for (const [number, end] of active) if (fault === undefined || number === fault) end('undone');
  };
  // A page that comes back from the back/forward cache comes back whole.
  scope.addEventListener('pagehide', () => undo(), { capture: true });
  if (mendEvent !== undefined) scope.addEventListener(mendEvent, () => undo());
  return { begin, undo };
}
