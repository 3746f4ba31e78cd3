import { showDirections } from '../format/show-directions.ts';
import type { LaneItem } from './lane.ts';
import type { BarLabel } from './place-labels.ts';
import classes from './timeline.module.css';

const MIN_BAR_PX = 3;

interface LaneShapeProps {
  readonly item: LaneItem;
  /** Of a bar, or of what stands for many. */
  readonly widthPx: number;
  /** Of a bar. Absent: there is no room for it. */
  readonly label?: BarLabel | undefined;
}

/** One item of a lane, drawn around (0, 0): the middle of its row, where it begins. */
export function LaneShape({ item, widthPx, label }: LaneShapeProps) {
  switch (item.shape) {
    case 'bar':
      return <Bar widthPx={Math.max(MIN_BAR_PX, widthPx)} label={label} />;
    case 'missed':
      return <circle className={classes.missed} r={5} />;
    case 'many':
      return <Many item={item} widthPx={widthPx} />;
    case 'out':
      return <path className={classes.glyph} d="M0 -4.5 L4.5 3.5 L-4.5 3.5 Z" />;
    default:
      return <circle className={classes.glyph} r={3.5} />;
  }
}

/** Taller, the more it stands for. */
function Many({ item, widthPx }: { readonly item: LaneItem; readonly widthPx: number }) {
  const heightPx = Math.min(14, 6 + 2 * Math.log2(item.count ?? 1));
  return <rect className={classes.many} x={-2} y={-heightPx / 2} width={widthPx + 4} height={heightPx} rx={1.5} />;
}

function Bar({ widthPx, label }: Pick<LaneShapeProps, 'widthPx' | 'label'>) {
  return (
    <>
      <rect className={classes.bar} y={-6} width={widthPx} height={12} rx={2} />
      {label !== undefined && (
        <svg y={-6} width={widthPx} height={12} aria-hidden="true">
          <text className={classes.barLabel} x={label.xPx} y={9.5}>
            {showDirections(label.text)}
          </text>
        </svg>
      )}
    </>
  );
}
