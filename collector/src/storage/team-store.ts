import type { Team } from '@driftscope/records';

/** Names for apps, which are looked at together. */
export interface TeamStore {
  /** By name. */
  list(): Promise<readonly Team[]>;
  /** One of the same name gives way. @returns whether there was room for it. */
  save(team: Team): Promise<boolean>;
  remove(name: string): Promise<void>;
}
