import { formatDuration, IncidentView, type SessionRecord } from '@driftscope/ui';
import { Drawer } from '@mantine/core';
import type { ToldIncident } from '../lab-run/lab-state.ts';
import { clientTitles } from './client-titles.ts';
import classes from './lab.module.css';

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
      closeButtonProps={{ 'aria-label': 'Close' }}
      size="min(1100px, 94vw)"
      title={told && `${clientTitles[told.client]}, told ${formatDuration(told.tMs)} into the run`}
    >
      {told && (
        <IncidentView
          key={told.incident.id}
          incident={told.incident}
          records={records}
          kindLink={
            // In a tab of its own: who leaves this page ends the run.
            <a className={classes.kindLink} href={`/kinds#${told.incident.kind}`} target="_blank" rel="noreferrer">
              {told.incident.kind}
            </a>
          }
        />
      )}
    </Drawer>
  );
}
