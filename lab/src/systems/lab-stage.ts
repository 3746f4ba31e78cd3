import type { LabAct, LabCopy, LabSystem } from '@driftscope/records';

/** A system that the lab can run. */
export interface StageableSystem {
  readonly about: LabSystem;
  /** Starts its real server, with nothing in it but what it begins with. */
  start(): Promise<LabStage>;
}

/** What a server can be told. The rest happens on the way to it. */
export type StageAct = Exclude<LabAct, { readonly kind: 'slow-answers' }>;

/** One server of a system, and the hands that the lab has on it. */
export interface LabStage {
  readonly url: string;
  /** What the server has for a user, as any client of theirs could read it. */
  readCopy(user: string): Promise<LabCopy>;
  act(act: StageAct): Promise<void>;
  stop(): Promise<void>;
}
