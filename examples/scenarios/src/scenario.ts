import type { Stage } from './stage.ts';

export type System = 'A' | 'B' | 'C' | 'D' | 'E';

/** How to provoke one thing that goes wrong in an example. */
export interface Scenario {
  /** Names it in files and tests. */
  readonly name: string;
  readonly system: System;
  /** What goes wrong, in one sentence. */
  readonly row: string;
  /** What is to be found when the drifting variant plays it. In the synced one nothing is. */
  readonly kinds: readonly string[];
  play(stage: Stage): Promise<void>;
}
