import type { Incident } from '@driftscope/detect';
import type { Fault, LabRun } from '@driftscope/records';
import type { Drift } from './compute-drift.ts';
import type { ClientName } from './lab-client.ts';

/** Both clients against the server, at one time. */
export interface LabSample {
  readonly tMs: number;
  readonly naive: Drift;
  readonly reference: Drift;
}

export interface ToldIncident {
  readonly client: ClientName;
  /** When it was told. */
  readonly tMs: number;
  readonly incident: Incident;
}

/** A run, as far as it has come. Times are from its beginning. */
export interface LabState {
  /** `preparing`: servers start, pages load, users log in. */
  readonly phase: 'preparing' | 'running' | 'done' | 'failed';
  /** Absent while the servers start. */
  readonly run?: LabRun;
  /** Why it failed. */
  readonly fault?: Fault;
  readonly tMs: number;
  readonly samples: readonly LabSample[];
  readonly incidents: readonly ToldIncident[];
  /** Whether a second tab is to be open in both browsers. */
  readonly isTabOpen: boolean;
}

export const freshState: LabState = { phase: 'preparing', tMs: 0, samples: [], incidents: [], isTabOpen: false };
