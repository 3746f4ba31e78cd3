import { useId } from 'react';
import type { RecordIndex } from '../records/record-index.ts';
import type { SessionRecord } from '../records/session-record.ts';
import type { LaneFocus } from '../timeline/compute-lanes.ts';
import { computeLayout } from '../timeline/compute-layout.ts';
import { computeTicks } from '../timeline/compute-ticks.ts';
import { computeTracks } from '../timeline/compute-tracks.ts';
import type { Span } from '../timeline/lane.ts';
import { LaneFrame } from '../timeline/lane-frame.tsx';
import { LanePlot } from '../timeline/lane-plot.tsx';
import { placeItems } from '../timeline/place-items.ts';
import classes from '../timeline/timeline.module.css';
import { padSpan } from '../timeline/view-span.ts';

const WIDTH_PX = 1_000;
const TICKS = 10;

/** The timeline of an incident as a picture. What is under the pointer says what it is. */
export function PrintedTimeline({
  records,
  index,
  span,
  focus,
}: {
  readonly records: readonly SessionRecord[];
  readonly index: RecordIndex;
  readonly span: Span;
  readonly focus: LaneFocus;
}) {
  const id = useId();
  const view = padSpan(span);
  const tracks = computeTracks(records, { span: view, focus, index });
  const layout = computeLayout(tracks, view, WIDTH_PX);
  return (
    <div className={classes.root}>
      <div className={classes.plot}>
        <svg viewBox={`0 0 ${layout.widthPx} ${layout.heightPx}`} role="img" aria-label="Timeline">
          <LaneFrame layout={layout} ticks={computeTicks(view, span.fromAt, TICKS)} hatchId={`${id}-hatch`} />
          <LanePlot
            placed={placeItems(view, layout)}
            activeKey={undefined}
            selectedKey={undefined}
            idOf={(key) => `${id}-${key}`}
            onHover={ignore}
            onSelect={ignore}
          />
        </svg>
      </div>
    </div>
  );
}

const ignore = (): void => undefined;
