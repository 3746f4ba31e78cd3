import type { IncidentStore } from '../storage/incident-store.ts';
import type { SessionStore } from '../storage/session-store.ts';

/** What detection needs of the store, which may be on another thread. */
export interface DetectionStore {
  readonly sessions: Pick<SessionStore, 'recent' | 'replay'>;
  readonly incidents: Pick<IncidentStore, 'file' | 'withdraw'>;
}
