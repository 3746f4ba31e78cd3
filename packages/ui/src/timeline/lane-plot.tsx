import { memo } from 'react';
import type { LaneItem, LaneKind } from './lane.ts';
import { LaneShape } from './lane-shape.tsx';
import type { BarLabel } from './place-labels.ts';
import classes from './timeline.module.css';

/** An item with its place, in px. */
export interface PlacedItem {
  readonly item: LaneItem;
  /** Key of its track. */
  readonly track: string;
  readonly lane: LaneKind;
  readonly xPx: number;
  readonly yPx: number;
  readonly widthPx: number;
  /** Label of a bar, as far as there is room for it, and where it begins, from `xPx`. Absent: there is none. */
  readonly label?: BarLabel | undefined;
}

/** All items in view. Each is an option of the timeline's list box. */
export const LanePlot = memo(function LanePlot({
  placed,
  activeKey,
  selectedKey,
  idOf,
  onHover,
  onSelect,
}: {
  readonly placed: readonly PlacedItem[];
  readonly activeKey: string | undefined;
  readonly selectedKey: string | undefined;
  readonly idOf: (key: string) => string;
  readonly onHover: (item: LaneItem | undefined) => void;
  readonly onSelect: (item: LaneItem) => void;
}) {
  return placed.map(({ item, lane, xPx, yPx, widthPx, label }) => (
    <g
      key={item.key}
      id={idOf(item.key)}
      className={classes.item}
      role="option"
      tabIndex={-1}
      aria-label={item.role === undefined ? item.label : `${item.label} (${item.role})`}
      aria-selected={item.key === selectedKey}
      data-lane={lane}
      data-tone={item.tone}
      data-active={item.key === activeKey || undefined}
      transform={`translate(${xPx} ${yPx})`}
      onClick={() => onSelect(item)}
      onPointerEnter={() => onHover(item)}
      onPointerLeave={() => onHover(undefined)}
    >
      {item.role !== undefined && <Ring item={item} widthPx={widthPx} />}
      <LaneShape item={item} widthPx={widthPx} label={label} />
      {/* Easier to hit than what is drawn. */}
      {item.shape !== 'bar' && <circle r={8} fill="transparent" />}
    </g>
  ));
});

/** Says that the item is evidence. */
function Ring({ item, widthPx }: { readonly item: LaneItem; readonly widthPx: number }) {
  return item.shape === 'bar' ? (
    <rect className={classes.ring} x={-2.5} y={-8.5} width={Math.max(3, widthPx) + 5} height={17} rx={4} />
  ) : (
    <circle className={classes.ring} r={7.5} />
  );
}
