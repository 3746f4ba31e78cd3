import { DriftscopeProvider, EmptyState } from '@driftscope/ui';

/** Stands in for the panel where it does not know which tab to look at. */
export function NoTab() {
  return (
    <DriftscopeProvider>
      <EmptyState
        title="Which tab?"
        hint="Open the devtools of the page you want to look at, and choose the panel Driftscope there."
      />
    </DriftscopeProvider>
  );
}
