import type { EntityList, SyncClient } from '../client/sync-client.ts';
import type { Scope } from '../protocol/ids.ts';

/** All entities of one type in one scope. */
export interface ListView {
  readonly scope: Scope;
  readonly type: string;
}

/** What a view is read from. */
export type ListSource = Pick<SyncClient, 'entities' | 'subscribe'>;

/** Hands a list over now, and whenever it is another one. For a store of any kind. Answers how to stop. */
export function followList(
  client: ListSource,
  { scope, type }: ListView,
  apply: (list: EntityList) => void,
): () => void {
  let applied: EntityList | undefined;
  const follow = () => {
    const list = client.entities(scope, type);
    if (list === applied) return;
    applied = list;
    apply(list);
  };
  follow();
  return client.subscribe((changed) => changed.has(scope) && follow());
}
