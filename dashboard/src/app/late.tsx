import { EmptyState } from '@driftscope/ui';
import { Button } from '@mantine/core';
import { type ReactNode, Suspense, use } from 'react';
import { Waiting } from '../waiting/waiting.tsx';
import type { LatePart } from './late-part.ts';
import { useServices } from './services.ts';

interface LateProps<Module> {
  readonly part: LatePart<Module>;
  readonly children: (part: Module) => ReactNode;
}

/**
 * Shows what a part brings: at once where it is here, for React's `lazy` suspends even then, and keeps what suspended from
 * the screen for 0.3 s.
 */
export function Late<Module>({ part, children }: LateProps<Module>) {
  const here = part.now();
  return here ? (
    children(here)
  ) : (
    <Suspense fallback={<Waiting />}>
      <Coming part={part}>{children}</Coming>
    </Suspense>
  );
}

function Coming<Module>({ part, children }: LateProps<Module>) {
  const { reload } = useServices();
  const come = use(part.bring());
  if (come) return children(come);
  return (
    <EmptyState
      title="This page could not be loaded"
      hint="The collector is gone, or serves a newer dashboard than this one."
      action={
        <Button size="xs" variant="default" onClick={reload}>
          Reload
        </Button>
      }
    />
  );
}
