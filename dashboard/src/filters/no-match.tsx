import { EmptyState } from '@driftscope/ui';
import { Button } from '@mantine/core';

/** Nothing is left, for the filters. */
export function NoMatch({ noun, onClear }: { readonly noun: string; readonly onClear: () => void }) {
  return (
    <EmptyState
      title={`No ${noun} matches`}
      hint="Nothing was found that fits all of these filters."
      action={
        <Button size="xs" variant="default" onClick={onClear}>
          Clear the filters
        </Button>
      }
    />
  );
}
