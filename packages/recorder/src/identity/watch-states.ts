import { readOwn, readPath } from '../hook/read-own.ts';
import type { IdentityState } from './identity-state.ts';
import { userIn, userPaths, userRoots } from './user-in.ts';

/** Takes a store's state, with the `seq` of its record, and the state before it, as long as that is known. */
export type StateWatch = (store: number, state: unknown, seq: number, before?: unknown) => void;

/** Draws identity from stores that have a place for the current user. Answers what to tell of each state. */
export function watchStates(identity: IdentityState): StateWatch {
  /** By store: which change of the user was the last when its state was looked at. */
  const lookedAt: number[] = [];

  const look = (store: number, state: unknown, source: number) => {
    for (const path of userPaths) {
      const value = readPath(state, ...path);
      const user = userIn(value);
      const evidence = {
        place: `store ${store} ${path.join('.')}`,
        how: 'store',
        source,
        strength: 'current',
      } as const;
      if (user) identity.saw({ ...evidence, ...user });
      else if (value === null || value === undefined) identity.saw({ ...evidence, who: null });
    }
  };

  return (store, state, seq, before) => {
    // This is on the way of every commit, and hardly any changes who is logged in.
    if (before !== undefined && lookedAt[store] === identity.changedAt && saysTheSame(before, state)) return;
    look(store, state, seq);
    lookedAt[store] = identity.changedAt;
  };
}

function saysTheSame(before: unknown, state: unknown): boolean {
  if (typeof before !== 'object' || before === null || typeof state !== 'object' || state === null) return false;
  for (let at = 0; at < userRoots.length; at += 1) {
    const key = userRoots[at] ?? '';
    if (readOwn(before, key) !== readOwn(state, key)) return false;
  }
  return true;
}
