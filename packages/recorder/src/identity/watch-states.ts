import { readPath } from '../hook/read-own.ts';
import type { IdentityState } from './identity-state.ts';
import { userIn, userPaths } from './user-in.ts';

/** Draws identity from stores that have a place for the current user. Answers what to tell of each state. */
export function watchStates(identity: IdentityState): (store: number, state: unknown, seq: number) => void {
  return (store, state, source) => {
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
}
