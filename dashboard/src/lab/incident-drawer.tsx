import { IncidentView, type SessionRecord } from '@driftscope/ui';
import { Drawer } from '@mantine/core';
import { Link } from 'wouter';
import type { ToldIncident } from '../lab-run/lab-state.ts';

/** One incident of a run, with its proof. */
export function IncidentDrawer({
  told,
  records,
  onClose,
}: {
  /** Absent: none is open. */
  readonly told: ToldIncident | undefined;
  readonly records: readonly SessionRecord[];
  readonly onClose: () => void;
}) {
  return (
    <Drawer
      opened={told !== undefined}
      onClose={onClose}
      position="right"
      size="min(1100px, 94vw)"
      title="Incident of this run"
    >
      {told && (
        <IncidentView
          key={told.incident.id}
          incident={told.incident}
          records={records}
          kindLink={<Link href={`/kinds#${told.incident.kind}`}>{told.incident.kind}</Link>}
        />
      )}
    </Drawer>
  );
}
