import type { Fault } from '@driftscope/records';
import { EmptyState } from '@driftscope/ui';
import { Button } from '@mantine/core';

/** A page that could not be filled: what went wrong, what to do, and a way to try again. */
export function FaultView({ fault, onRetry }: { readonly fault: Fault; readonly onRetry: () => void }) {
  return (
    <div role="alert">
      <EmptyState
        title={fault.message}
        hint={fault.hint}
        action={
          <Button size="xs" variant="default" onClick={onRetry}>
            Try again
          </Button>
        }
      />
    </div>
  );
}
