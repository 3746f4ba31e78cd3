import type { Context } from './context.ts';
import type { SyncState } from './state.ts';
import type { StorageWrite } from './storage-write.ts';

/** Saves in one transaction, if there is anything to save and anywhere to save it. */
export function saveAll({ owner }: SyncState, writes: readonly StorageWrite[], context: Context): void {
  if (owner.kind !== 'ready' || owner.session === null || writes.length === 0) return;
  context.effects.push({ kind: 'save', user: owner.user, session: owner.session, writes });
}

/** Whether this tab keeps the stored copy of what the server confirmed: the one that connects does. */
export function keepsCopy({ role, storing }: SyncState): boolean {
  return storing && role.kind !== 'follower';
}

/** After a save was refused: what is stored stays older and whole, since every later step would not fit on it. */
export function onSaveFailed(state: SyncState, context: Context): SyncState {
  if (!state.storing) return state;
  context.effects.push({ kind: 'notice', notice: { kind: 'storage-full' } });
  return { ...state, storing: false };
}
