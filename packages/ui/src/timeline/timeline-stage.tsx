import { type KeyboardEvent, useCallback, useId, useRef } from 'react';
import type { Layout } from './compute-layout.ts';
import { computeTicks } from './compute-ticks.ts';
import type { LaneItem, Span } from './lane.ts';
import { LaneFrame } from './lane-frame.tsx';
import { LanePlot, type PlacedItem } from './lane-plot.tsx';
import classes from './timeline.module.css';
import { TimelineCursor } from './timeline-cursor.tsx';
import { TrackHeads } from './track-heads.tsx';
import { useGestures } from './use-gestures.ts';
import type { View } from './use-view.ts';

const TICK_PX = 90;

/** The drawing: a list box whose options are the items in view, to be read by keys, and moved and zoomed by the pointer. */
export function TimelineStage({
  viewing,
  layout,
  layoutOf,
  placed,
  zeroAt,
  activeKey,
  chosenKey,
  folded,
  onFold,
  onHover,
  onSelect,
  onKeyDown,
}: {
  readonly viewing: View;
  /** Of what is in view. */
  readonly layout: Layout;
  /** Of what may be in view next. */
  readonly layoutOf: (view: Span) => Layout;
  readonly placed: readonly PlacedItem[];
  /** The instant from which times are counted. */
  readonly zeroAt: number;
  readonly activeKey: string | undefined;
  readonly chosenKey: string | undefined;
  /** Keys of the tracks whose lanes are put away. */
  readonly folded: ReadonlySet<string>;
  readonly onFold: (folded: ReadonlySet<string>) => void;
  readonly onHover: (item: LaneItem | undefined) => void;
  readonly onSelect: (item: LaneItem) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}) {
  const id = useId();
  const plot = useRef<SVGSVGElement>(null);
  const { wasDragged, pointerHandlers } = useGestures(plot, viewing, layoutOf);
  const idOf = useCallback((key: string) => `${id}-${key}`, [id]);
  const select = useCallback((item: LaneItem) => void (wasDragged() || onSelect(item)), [wasDragged, onSelect]);
  const ticks = computeTicks(viewing.view, zeroAt, Math.max(2, Math.floor(layout.widthPx / TICK_PX)));
  return (
    <div className={classes.stage}>
      <div
        className={classes.items}
        role="listbox"
        aria-label="Records on the timeline"
        aria-orientation="horizontal"
        aria-activedescendant={activeKey && idOf(activeKey)}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <svg ref={plot} width={layout.widthPx} height={layout.heightPx} role="presentation" {...pointerHandlers}>
          <LaneFrame layout={layout} ticks={ticks} hatchId={`${id}-hatch`} />
          <TimelineCursor plot={plot} layout={layout} placed={placed} />
          <LanePlot
            placed={placed}
            activeKey={activeKey}
            selectedKey={chosenKey}
            idOf={idOf}
            onHover={onHover}
            onSelect={select}
          />
        </svg>
      </div>
      <TrackHeads layout={layout} folded={folded} onFold={onFold} />
    </div>
  );
}
