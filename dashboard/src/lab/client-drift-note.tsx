import type { LabSystem } from '@driftscope/records';
import { computeStanding } from '../lab-run/compute-standing.ts';
import type { ClientName } from '../lab-run/lab-client.ts';
import type { LabState } from '../lab-run/lab-state.ts';
import classes from './lab.module.css';
import { sayDrift } from './say-drift.ts';

/** How a client stands to the server now. Its colour tells drift from what is only on its way. */
export function ClientDriftNote({
  client,
  system,
  state,
  testId,
}: {
  readonly client: ClientName;
  readonly system: LabSystem;
  readonly state: LabState | undefined;
  readonly testId?: string;
}) {
  return (
    <span
      className={classes.driftNote}
      data-standing={computeStanding(state?.samples ?? [], client, system.newsMs)}
      data-testid={testId}
    >
      {sayDrift(state, client, system.compared)}
    </span>
  );
}
