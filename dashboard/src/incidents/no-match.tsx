import { EmptyState } from '@driftscope/ui';
import { Button } from '@mantine/core';

/** Nothing is left, for the filters. */
export function NoMatch({ onClear }: { readonly onClear: () => void }) {
  return (
    <EmptyState
      title="No incident matches"
      hint="Nothing was found that fits all of these filters."
      action={
        <Button size="xs" variant="default" onClick={onClear}>
          Clear the filters
        </Button>
      }
    />
  );
}
