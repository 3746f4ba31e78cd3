import type { LinkedError, LinkedSpan } from '@driftscope/detect';
import { useMemo } from 'react';
import type { LinkOf } from '../incident-view/inline-record.tsx';
import { computeWaterfalls } from './compute-waterfall.ts';
import { TraceErrorCard } from './trace-error-card.tsx';
import { TraceWaterfallView } from './trace-waterfall-view.tsx';
import classes from './traces.module.css';

/** Traces that are open at first: the rest are one click away. */
const OPEN_FIRST = 3;

/** What tracers and error reporters told of the incident: errors first, then what ran. */
export function TraceSection({
  spans,
  errors,
  linkOf,
}: {
  readonly spans: readonly LinkedSpan[];
  readonly errors: readonly LinkedError[];
  /** Leads from a record to all around it, where that can be seen. */
  readonly linkOf: LinkOf | undefined;
}) {
  const waterfalls = useMemo(() => computeWaterfalls(spans), [spans]);
  return (
    <div className={classes.root}>
      {errors.map((error) => (
        <TraceErrorCard key={error.id} error={error} />
      ))}
      {waterfalls.map((waterfall, index) => (
        <TraceWaterfallView
          key={waterfall.traceId}
          waterfall={waterfall}
          failedIn={errors}
          isOpen={index < OPEN_FIRST}
          linkOf={linkOf}
        />
      ))}
    </div>
  );
}
