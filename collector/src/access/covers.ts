import type { Scope } from '@driftscope/records';

/** Whether who holds one scope may do what another is asked for. */
export const covers = (held: Scope, wanted: Scope): boolean => held === 'admin' || held === wanted;
