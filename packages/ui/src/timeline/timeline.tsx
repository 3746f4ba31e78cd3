import { useElementSize } from '@mantine/hooks';
import { type KeyboardEvent, type ReactNode, useCallback, useMemo, useState } from 'react';
import { type RecordRef, recordKey } from '../records/session-record.ts';
import { computeLayout } from './compute-layout.ts';
import type { LaneItem, Span, Track } from './lane.ts';
import { makeMove } from './make-move.ts';
import { placeItems } from './place-items.ts';
import classes from './timeline.module.css';
import { TimelineDetail } from './timeline-detail.tsx';
import { moveOf } from './timeline-move.ts';
import { TimelineOverview } from './timeline-overview.tsx';
import { TimelineStage } from './timeline-stage.tsx';
import { TimelineTable } from './timeline-table.tsx';
import { TimelineTools } from './timeline-tools.tsx';
import { useActiveItem } from './use-active-item.ts';
import { useView } from './use-view.ts';
import { lengthOf, padSpan, zoomSpan } from './view-span.ts';

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
  const items = useActiveItem(tracks, placed, viewing);
  const { active, setActive } = items;
  const [hovered, setHovered] = useState<LaneItem>();
  /** Chosen here, and not only pointed out here. */
  const [openKey, setOpenKey] = useState<string>();
  const selectedKey = selected && recordKey(selected);
  const chosen = placed.find(({ item }) => item.ref && recordKey(item.ref) === selectedKey)?.item;

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

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = moveOf(event.key, event.shiftKey);
    if (move === undefined) return;
    event.preventDefault();
    makeMove(move, { items, viewing, home: padded, choose });
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
        onWitness={items.hasEvidence ? items.stepWitness : undefined}
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
          <TimelineStage
            viewing={viewing}
            layout={layout}
            layoutOf={layoutOf}
            placed={placed}
            zeroAt={zeroAt}
            activeKey={active?.key}
            chosenKey={chosen?.key}
            folded={folded}
            onFold={setFolded}
            onHover={setHovered}
            onSelect={choose}
            onKeyDown={onKeyDown}
          />
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
