import type { Incident } from '@driftscope/detect';
import type { Fault, LabRun } from '@driftscope/records';
import type { ClientDrift } from './client-drift.ts';
import type { ClientName } from './lab-client.ts';

/** Both clients against the server, at one time. */
export interface LabSample {
  readonly tMs: number;
  /** Who was logged in. Absent: nobody. */
  readonly user?: string;
  /** How many rows the server has for them of each thing that is compared, by its name: 0 while nobody is logged in. */
  readonly server: Readonly<Record<string, number>>;
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

/** Nothing more will be measured. */
export const isOver = (state: LabState | undefined): boolean => state?.phase === 'done' || state?.phase === 'failed';

export const freshState: LabState = { phase: 'preparing', tMs: 0, samples: [], incidents: [], companions: [] };
