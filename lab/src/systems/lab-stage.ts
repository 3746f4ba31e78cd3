import type { LabAct, LabCopy, LabSystem } from '@driftscope/records';

/** A system that the lab can run. */
export interface StageableSystem {
  readonly about: LabSystem;
  /** Starts its real server, with nothing in it but what it begins with. */
  start(): Promise<LabStage>;
}

/** One server of a system, and the hands that the lab has on it. */
export interface LabStage {
  readonly url: string;
  /** What the server has for a user, as any client of theirs could read it. */
  readCopy(user: string): Promise<LabCopy>;
  act(act: LabAct): Promise<void>;
  stop(): Promise<void>;
}
