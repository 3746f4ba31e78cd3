import { useElementSize } from '@mantine/hooks';
import { type KeyboardEvent, useCallback, useId, useMemo, useRef, useState } from 'react';
import { RecordIndex } from '../records/record-index.ts';
import { type RecordRef, recordKey, type SessionRecord } from '../records/session-record.ts';
import { nextIndex } from '../virtual-list/next-index.ts';
import { computeLanes, type LaneFocus } from './compute-lanes.ts';
import { computeLayout } from './compute-layout.ts';
import { computeTicks } from './compute-ticks.ts';
import type { LaneItem, Span } from './lane.ts';
import { LaneFrame } from './lane-frame.tsx';
import { LanePlot } from './lane-plot.tsx';
import { placeItems } from './place-items.ts';
import classes from './timeline.module.css';
import { TimelineDetail } from './timeline-detail.tsx';
import { TimelineTools } from './timeline-tools.tsx';
import { useView } from './use-view.ts';
import { extentOf, padSpan, zoomSpan } from './view-span.ts';

const TICK_PX = 90;

export interface TimelineProps {
  /** Of all sessions that took part. */
  readonly records: readonly SessionRecord[];
  /** What to look at first; the reader can go further. */
  readonly span: Span;
  readonly focus: LaneFocus;
  readonly selected?: RecordRef | undefined;
  readonly onSelect?: (selected: RecordRef | undefined) => void;
}

/**
 * What happened around an incident: lanes for server, socket, events, requests, store and page, the gaps shaded, what
 * was missed drawn hollow, evidence ringed. Left and right move from item to item, Enter selects, + and - zoom.
 */
export function Timeline({ records, span, focus, selected, onSelect }: TimelineProps) {
  const id = useId();
  const plot = useRef<SVGSVGElement>(null);
  const { ref: box, width } = useElementSize();
  const index = useMemo(() => new RecordIndex().add(records), [records]);
  const extent = useMemo(() => padSpan(extentOf(records, span)), [records, span]);
  const { lanes, gaps } = useMemo(() => computeLanes(records, extent, focus, index), [records, extent, focus, index]);
  const layoutOf = (view: Span) => computeLayout(lanes, view, Math.max(280, width));
  const { view, setView, wasDragged, pointerHandlers } = useView(padSpan(span), plot, layoutOf);
  const layout = layoutOf(view);
  const placed = placeItems(lanes, view, layout);
  const [hovered, setHovered] = useState<LaneItem>();
  const [movedTo, setMovedTo] = useState<string>();
  /** Chosen here, and not only pointed out here. */
  const [openKey, setOpenKey] = useState<string>();
  const selectedKey = selected && recordKey(selected);
  const chosen = placed.find(({ item }) => item.ref && recordKey(item.ref) === selectedKey)?.item;
  const ordered = placed.map(({ item }) => item).toSorted((a, b) => a.fromAt - b.fromAt);
  const active = ordered.findIndex(({ key }) => key === movedTo);
  const idOf = useCallback((key: string) => `${id}-${key}`, [id]);

  function select(item: LaneItem): void {
    if (wasDragged()) return;
    setMovedTo(item.key);
    setOpenKey(item === chosen ? undefined : item.key);
    onSelect?.(item === chosen ? undefined : item.ref);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const current = ordered[active];
    const next = nextIndex(verticalKey[event.key] ?? event.key, active, ordered.length);
    if (next !== undefined) setMovedTo(ordered[next]?.key);
    else if (event.key === 'Enter' && current) select(current);
    else if (event.key === '+' || event.key === '=') setView(zoomSpan(view, 0.6));
    else if (event.key === '-') setView(zoomSpan(view, 1 / 0.6));
    else return;
    event.preventDefault();
  }

  return (
    <section className={classes.root} aria-label="Timeline">
      <TimelineTools view={view} incident={padSpan(span)} extent={extent} onView={setView} />
      <div
        ref={box}
        className={classes.plot}
        role="listbox"
        aria-label="Records on the timeline"
        aria-orientation="horizontal"
        aria-activedescendant={ordered[active] && idOf(ordered[active].key)}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <svg ref={plot} width={layout.widthPx} height={layout.heightPx} role="presentation" {...pointerHandlers}>
          <LaneFrame
            layout={layout}
            ticks={computeTicks(view, span.fromAt, Math.max(2, Math.floor(layout.widthPx / TICK_PX)))}
            gaps={gaps}
            hatchId={`${id}-hatch`}
          />
          <LanePlot
            placed={placed}
            activeKey={movedTo}
            selectedKey={chosen?.key}
            idOf={idOf}
            onHover={setHovered}
            onSelect={select}
          />
        </svg>
      </div>
      <TimelineDetail
        item={hovered ?? ordered[active] ?? chosen}
        zeroAt={span.fromAt}
        records={records}
        index={index}
        isOpen={chosen !== undefined && chosen.key === openKey && hovered === undefined}
      />
    </section>
  );
}

const verticalKey: Readonly<Record<string, string>> = { ArrowRight: 'ArrowDown', ArrowLeft: 'ArrowUp' };
