import type { IncidentStore } from './incident-store.ts';
import type { ObservationStore } from './observation-store.ts';
import type { OutboxStore } from './outbox-store.ts';
import type { RetentionStore } from './retention-store.ts';
import type { SessionStore } from './session-store.ts';
import type { TeamStore } from './team-store.ts';
import type { TraceStore } from './trace-store.ts';
import type { TriageStore } from './triage-store.ts';
import type { ViewStore } from './view-store.ts';

/** All that a collector keeps. One process at a time owns it. */
export interface Store {
  /** As `GET /api/health` names it. */
  readonly name: string;
  readonly sessions: SessionStore;
  readonly incidents: IncidentStore;
  readonly triage: TriageStore;
  readonly views: ViewStore;
  readonly teams: TeamStore;
  readonly traces: TraceStore;
  readonly observations: ObservationStore;
  readonly outbox: OutboxStore;
  readonly retention: RetentionStore;
  /** Resolves if something can be written now; rejects as writing would. */
  checkWritable(): Promise<void>;
  close(): Promise<void>;
}
