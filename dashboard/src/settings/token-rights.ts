import type { SignedIn } from '@driftscope/records';

/**
 * What who asks may do with tokens. The first is made by the command: one that anybody could make here would open what
 * it is to guard.
 */
export function tokenRights({ isGuarded, as }: SignedIn): 'change' | 'look' | 'none' {
  if (as?.scope === 'admin') return 'change';
  return isGuarded ? 'none' : 'look';
}
