import { EmptyState } from '@driftscope/ui';
import { FirstSteps } from './first-steps.tsx';

/** For who has no incident yet: how to get one. */
export function FirstIncident() {
  return (
    <EmptyState
      title="No incidents yet"
      hint="Driftscope watches a page and says when its copy of the server’s state goes wrong. This page fills by itself."
      action={<FirstSteps />}
    />
  );
}
