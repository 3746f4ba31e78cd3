import type { EntityList } from '../client/sync-client.ts';
import { followList, type ListSource, type ListView } from './follow-list.ts';

/** What is used of a Zustand store, 4 or 5. */
export interface ZustandStore<State> {
  setState(part: Partial<State>): void;
}

/** Keeps a part of a Zustand store to a list. `toState` names the part. Answers how to stop. */
export function bindZustand<State>(
  client: ListSource,
  view: ListView,
  store: ZustandStore<State>,
  toState: (list: EntityList) => Partial<State>,
): () => void {
  return followList(client, view, (list) => store.setState(toState(list)));
}
