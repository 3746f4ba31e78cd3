import type { EntityList } from '../client/sync-client.ts';
import { followList, type ListSource, type ListView } from './follow-list.ts';

/** What is used of a Redux store. */
export interface ReduxStore<Action> {
  dispatch(action: Action): unknown;
}

/** Dispatches an action for every new state of a list. Answers how to stop. */
export function bindRedux<Action>(
  client: ListSource,
  view: ListView,
  store: ReduxStore<Action>,
  toAction: (list: EntityList) => Action,
): () => void {
  return followList(client, view, (list) => {
    store.dispatch(toAction(list));
  });
}
