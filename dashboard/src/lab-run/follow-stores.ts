import { applyPatch, type DriftRecord, type Json, type SessionId } from '@driftscope/records';

/** The states of all stores of all sessions, as the records tell them. */
export interface FollowedStores {
  /** @returns whether a state may have changed. */
  take(session: SessionId, record: DriftRecord): boolean;
  states(session: SessionId): Iterable<Json>;
}

export function followStores(): FollowedStores {
  const sessions = new Map<SessionId, Map<number, Json>>();
  return {
    take: (session, record) => {
      if (record.kind !== 'store.snapshot' && record.kind !== 'store.commit') return false;
      const stores = sessions.get(session) ?? new Map<number, Json>();
      sessions.set(session, stores);
      const state =
        record.kind === 'store.snapshot' ? record.state : applyPatch(stores.get(record.store) ?? null, record.patch);
      stores.set(record.store, state);
      return true;
    },
    states: (session) => sessions.get(session)?.values() ?? [],
  };
}
