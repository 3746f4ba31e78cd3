import type { SessionId } from '@driftscope/records';
import { EmptyState, IncidentList } from '@driftscope/ui';
import { useLocation } from 'wouter';
import { useServices } from '../app/services.ts';
import { FaultView } from '../fault/fault-view.tsx';
import { incidentAddress } from '../incidents/incident-address.ts';
import { useIncidentFeed } from '../incidents/use-incident-feed.ts';
import { Waiting } from '../waiting/waiting.tsx';

/** What comes late is judged with some seconds' delay; a long recording takes some more. */
const JUDGED_WITHIN_MS = 15_000;

/** What drifted in one session, live. */
export function SessionIncidents({
  session,
  heardAt,
}: {
  readonly session: SessionId;
  /** Epoch ms, when it was last heard of. */
  readonly heardAt: number;
}) {
  const { now } = useServices();
  const [, navigate] = useLocation();
  const feed = useIncidentFeed({ session });
  const { book, fault, isRead } = feed.state();

  if (!isRead) return fault ? <FaultView fault={fault} onRetry={() => void feed.refresh()} /> : <Waiting />;
  if (book.incidents.length === 0) {
    return now() - heardAt < JUDGED_WITHIN_MS ? (
      <EmptyState
        title="No incidents so far"
        hint="This session was heard of a moment ago. What is found in it appears here by itself."
      />
    ) : (
      <EmptyState title="No incidents" hint="Nothing in this session contradicts itself, or what others saw." />
    );
  }
  return (
    <IncidentList
      incidents={book.incidents}
      onSelect={(id) => navigate(incidentAddress(id))}
      hrefOf={incidentAddress}
    />
  );
}
