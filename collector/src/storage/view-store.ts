import type { SavedView } from '@driftscope/records';

/** Views of the list of incidents that a team has named. */
export interface ViewStore {
  /** By name. */
  list(): Promise<readonly SavedView[]>;
  /** One of the same name gives way. @returns whether there was room for it. */
  save(view: SavedView): Promise<boolean>;
  remove(name: string): Promise<void>;
}
