import type { SessionId } from '@driftscope/records';
import { EmptyState, IncidentList } from '@driftscope/ui';
import { useLocation } from 'wouter';
import { FaultView } from '../fault/fault-view.tsx';
import { incidentAddress } from '../incidents/incident-address.ts';
import { useIncidentFeed } from '../incidents/use-incident-feed.ts';
import { Waiting } from '../waiting/waiting.tsx';

/** What drifted in one session, live. */
export function SessionIncidents({ session }: { readonly session: SessionId }) {
  const [, navigate] = useLocation();
  const feed = useIncidentFeed({ session });
  const { book, fault, isRead } = feed.state();

  if (!isRead) return fault ? <FaultView fault={fault} onRetry={() => void feed.refresh()} /> : <Waiting />;
  if (book.incidents.length === 0) {
    return <EmptyState title="No incidents" hint="Nothing in this session contradicts itself, or what others saw." />;
  }
  return (
    <IncidentList
      incidents={book.incidents}
      onSelect={(id) => navigate(incidentAddress(id))}
      hrefOf={incidentAddress}
    />
  );
}
