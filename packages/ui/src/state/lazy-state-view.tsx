import { lazy, Suspense } from 'react';
import type { StateViewProps } from './state-view.tsx';

const Loaded = lazy(async () => ({ default: (await import('./state-view.tsx')).StateView }));

/** The stores of a page at any time. Loaded when it is looked at: what follows a value along the wire is large. */
export function StateView(props: StateViewProps) {
  return (
    <Suspense>
      <Loaded {...props} />
    </Suspense>
  );
}
