import type { LabFault } from './lab-fault.ts';

/** One thing that happens in a run. */
export interface LabEvent {
  readonly id: string;
  readonly fault: LabFault;
  /** From the moment on when both clients are logged in and have read everything. */
  readonly atMs: number;
  readonly forMs: number;
}

/** All that happens in a run. The same script happens at the same times, in every run. */
export interface LabScript {
  /** Decides when others write, and what. */
  readonly seed: number;
  readonly events: readonly LabEvent[];
}

/** After the last fault there is time to come right. */
const settleMs = 7_000;
const shortestMs = 15_000;

export const endOf = ({ atMs, forMs }: LabEvent): number => atMs + forMs;

/** How long a run takes. */
export const durationOf = ({ events }: LabScript): number =>
  Math.max(shortestMs, Math.max(0, ...events.map(endOf)) + settleMs);
