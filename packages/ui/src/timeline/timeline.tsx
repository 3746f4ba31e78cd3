import { useElementSize } from '@mantine/hooks';
import { type KeyboardEvent, type ReactNode, useCallback, useId, useMemo, useRef, useState } from 'react';
import { type RecordRef, recordKey } from '../records/session-record.ts';
import { computeLayout } from './compute-layout.ts';
import { computeTicks } from './compute-ticks.ts';
import type { LaneItem, Span, Track } from './lane.ts';
import { LaneFrame } from './lane-frame.tsx';
import { LanePlot } from './lane-plot.tsx';
import { placeItems } from './place-items.ts';
import classes from './timeline.module.css';
import { TimelineCursor } from './timeline-cursor.tsx';
import { TimelineDetail } from './timeline-detail.tsx';
import { moveOf, type TimelineMove } from './timeline-move.ts';
import { TimelineOverview } from './timeline-overview.tsx';
import { TimelineTable } from './timeline-table.tsx';
import { TimelineTools } from './timeline-tools.tsx';
import { TrackHeads } from './track-heads.tsx';
import { useActiveItem } from './use-active-item.ts';
import { useGestures } from './use-gestures.ts';
import { useView } from './use-view.ts';
import { lengthOf, padSpan, panSpan, zoomSpan } from './view-span.ts';

const TICK_PX = 90;
const MIN_WIDTH_PX = 280;
const nothing: ReadonlySet<string> = new Set();

export interface TimelineProps {
  /** From the top. */
  readonly tracks: readonly Track[];
  /** All of time that there is. */
  readonly extent: Span;
  /** What to look at first, and again with the key 0. Absent: all. */
  readonly home?: Span;
  /** What the button says that leads there. */
  readonly homeName?: string;
  /** The instant from which times are counted. */
  readonly zeroAt: number;
  /** The extent grows: the view stays at its end while the end is in view. */
  readonly isLive?: boolean;
  /** What is in view, where the host keeps it; with `onView`. Absent: the timeline keeps it. */
  readonly view?: Span | undefined;
  readonly onView?: ((view: Span) => void) | undefined;
  readonly selected?: RecordRef | undefined;
  readonly onSelect?: ((selected: RecordRef | undefined) => void) | undefined;
  /** What the items that play a part are called, one or many. Absent: evidence. */
  readonly pointedOut?: string;
  /** A record in full, under the drawing. Absent: it says the line alone. */
  readonly renderRecord?: ((ref: RecordRef) => ReactNode) | undefined;
}

/**
 * Tracks of lanes on one clock. Left and right move from item to item, up and down from lane to lane, Enter selects, `+`
 * and `-` zoom, `0` leads back, Shift and the arrows move the view, `[` and `]` go along the evidence.
 */
export function Timeline(props: TimelineProps) {
  const { tracks, extent, home = extent, homeName = 'All', zeroAt, isLive = false, selected, onSelect } = props;
  const { pointedOut = 'evidence' } = props;
  const id = useId();
  const plot = useRef<SVGSVGElement>(null);
  const { ref: box, width } = useElementSize();
  const widthPx = Math.max(MIN_WIDTH_PX, width);
  const [folded, setFolded] = useState(nothing);
  const [isTable, setIsTable] = useState(false);
  const padded = useMemo(() => padSpan(home), [home]);
  const viewing = useView({ home: padded, extent, isLive, view: props.view, onView: props.onView });
  const { view, setView } = viewing;
  const layoutOf = useCallback((of: Span) => computeLayout(tracks, of, widthPx, folded), [tracks, widthPx, folded]);
  const layout = useMemo(() => layoutOf(view), [layoutOf, view]);
  const placed = useMemo(() => placeItems(view, layout), [view, layout]);
  const { wasDragged, pointerHandlers } = useGestures(plot, viewing, layoutOf);
  const { active, hasEvidence, setActive, step, stepLane, stepWitness } = useActiveItem(tracks, placed, viewing);
  const [hovered, setHovered] = useState<LaneItem>();
  /** Chosen here, and not only pointed out here. */
  const [openKey, setOpenKey] = useState<string>();
  const selectedKey = selected && recordKey(selected);
  const chosen = placed.find(({ item }) => item.ref && recordKey(item.ref) === selectedKey)?.item;
  const idOf = useCallback((key: string) => `${id}-${key}`, [id]);

  const choose = useCallback(
    (item: LaneItem) => {
      setActive(item);
      if (item.shape === 'many' && lengthOf(item) > 1) {
        setView(padTight(item));
        return;
      }
      const isSame = item.key === openKey && item.key === chosen?.key;
      setOpenKey(isSame ? undefined : item.key);
      onSelect?.(isSame ? undefined : item.ref);
    },
    [setActive, setView, openKey, chosen, onSelect],
  );
  const select = useCallback((item: LaneItem) => void (wasDragged() || choose(item)), [wasDragged, choose]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = moveOf(event.key, event.shiftKey);
    if (move === undefined) return;
    event.preventDefault();
    make(move);
  }

  function make(move: TimelineMove): void {
    switch (move.kind) {
      case 'step':
        step(move.key);
        break;
      case 'lane':
        stepLane(move.direction);
        break;
      case 'evidence':
        stepWitness(move.direction);
        break;
      case 'pan':
        setView(panSpan(view, move.share * lengthOf(view)));
        break;
      case 'zoom':
        setView(zoomSpan(view, move.factor, active?.fromAt));
        break;
      case 'home':
        setView(padded);
        break;
      case 'choose':
        if (active) choose(active);
        break;
    }
  }

  const shown = hovered ?? active ?? chosen;
  const isOpen = chosen !== undefined && chosen.key === openKey && shown?.key === openKey;
  return (
    <section className={classes.root} aria-label="Timeline">
      <TimelineTools
        view={viewing}
        home={padded}
        homeName={homeName}
        extent={extent}
        isLive={isLive}
        isTable={isTable}
        onTable={setIsTable}
        pointedOut={pointedOut}
        onWitness={hasEvidence ? stepWitness : undefined}
      />
      <div className={classes.plot}>
        {/* Measured without the padding around it. */}
        <div ref={box} />
        <TimelineOverview
          tracks={tracks}
          extent={extent}
          view={view}
          leftPx={layout.plotPx}
          widthPx={widthPx}
          onView={setView}
        />
        {isTable ? (
          <TimelineTable tracks={tracks} view={view} zeroAt={zeroAt} onSelect={choose} />
        ) : (
          <div className={classes.stage}>
            <div
              className={classes.items}
              role="listbox"
              aria-label="Records on the timeline"
              aria-orientation="horizontal"
              aria-activedescendant={active && idOf(active.key)}
              tabIndex={0}
              onKeyDown={onKeyDown}
            >
              <svg ref={plot} width={layout.widthPx} height={layout.heightPx} role="presentation" {...pointerHandlers}>
                <LaneFrame
                  layout={layout}
                  ticks={computeTicks(view, zeroAt, Math.max(2, Math.floor(layout.widthPx / TICK_PX)))}
                  hatchId={`${id}-hatch`}
                />
                <TimelineCursor plot={plot} layout={layout} placed={placed} />
                <LanePlot
                  placed={placed}
                  activeKey={active?.key}
                  selectedKey={chosen?.key}
                  idOf={idOf}
                  onHover={setHovered}
                  onSelect={select}
                />
              </svg>
            </div>
            <TrackHeads layout={layout} folded={folded} onFold={setFolded} />
          </div>
        )}
      </div>
      <TimelineDetail item={shown} zeroAt={zeroAt}>
        {isOpen && chosen.ref && props.renderRecord?.(chosen.ref)}
      </TimelineDetail>
    </section>
  );
}

/** What was put together fills the view: closer than `padSpan`, which leaves room for looking around. */
const padTight = (span: Span): Span => zoomSpan(span, 1.5);
