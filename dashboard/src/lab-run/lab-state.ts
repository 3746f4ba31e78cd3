import type { Incident } from '@driftscope/detect';
import type { Fault, LabRun } from '@driftscope/records';
import type { ClientDrift } from './client-drift.ts';
import type { ClientName } from './lab-client.ts';

/** Both clients against the server, at one time. */
export interface LabSample {
  readonly tMs: number;
  readonly naive: ClientDrift;
  readonly reference: ClientDrift;
}

export interface ToldIncident {
  readonly client: ClientName;
  /** When it was told. */
  readonly tMs: number;
  readonly incident: Incident;
}

/** What a client has besides its page: a tab of the same browser, or the same user's other device. */
export type Companion = 'tab' | 'device';

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
  /** Those that both clients have now. */
  readonly companions: readonly Companion[];
}

export const freshState: LabState = { phase: 'preparing', tMs: 0, samples: [], incidents: [], companions: [] };
