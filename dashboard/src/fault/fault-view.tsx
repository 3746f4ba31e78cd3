import type { Fault } from '@driftscope/records';
import { EmptyState } from '@driftscope/ui';
import { Button, Group } from '@mantine/core';
import { Link } from 'wouter';

/** A page that could not be filled: what went wrong, what to do, and a way out. */
export function FaultView({ fault, onRetry }: { readonly fault: Fault; readonly onRetry: () => void }) {
  const isUnknown = fault.kind.startsWith('unknown-');
  return (
    <div role="alert">
      <EmptyState
        title={fault.message}
        hint={isUnknown ? 'The address may be of another collector, or its data was removed.' : fault.hint}
        action={
          <Group justify="center" gap="xs">
            <Button size="xs" variant="default" onClick={onRetry}>
              Try again
            </Button>
            {isUnknown && (
              <Button
                size="xs"
                variant="default"
                component={Link}
                href={fault.kind === 'unknown-session' ? '/sessions' : '/'}
              >
                {fault.kind === 'unknown-session' ? 'All sessions' : 'All incidents'}
              </Button>
            )}
          </Group>
        }
      />
    </div>
  );
}
