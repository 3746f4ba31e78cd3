import type { Drift } from '../lab-run/compute-drift.ts';
import { endOf, type LabScript } from '../lab-script/lab-script.ts';
import classes from './drift-plots.module.css';

export interface DriftPoint {
  readonly tMs: number;
  readonly drift: Drift;
}

const HEIGHT_PX = 56;
const parts = ['missing', 'wrong', 'extra', 'misplaced'] as const;

/** Rows that are missing, wrong, too many and out of place, on top of each other, as they were measured. */
export function DriftPlot({
  label,
  script,
  durationMs,
  most,
  points,
}: {
  readonly label: string;
  readonly script: LabScript;
  readonly durationMs: number;
  /** Rows at the upper edge. */
  readonly most: number;
  readonly points: readonly DriftPoint[];
}) {
  const x = (ms: number) => (ms / durationMs) * 1_000;
  const y = (rows: number) => HEIGHT_PX - 1 - (rows / most) * (HEIGHT_PX - 8);
  return (
    <svg
      className={classes.plot}
      viewBox={`0 0 1000 ${HEIGHT_PX}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {script.events.map((event) => (
        <rect
          key={event.id}
          className={classes.during}
          x={x(event.atMs)}
          width={Math.max(2, x(endOf(event)) - x(event.atMs))}
          y={0}
          height={HEIGHT_PX}
        />
      ))}
      {parts.toReversed().map((part) => (
        <path key={part} className={classes.drift} data-part={part} d={areaOf(points, part, x, y)} />
      ))}
      <line className={classes.zero} x1={0} x2={1000} y1={HEIGHT_PX - 1} y2={HEIGHT_PX - 1} />
    </svg>
  );
}

/** The steps up to and with this part: what lies below is drawn over it. */
function areaOf(
  points: readonly DriftPoint[],
  part: (typeof parts)[number],
  x: (ms: number) => number,
  y: (rows: number) => number,
): string {
  const upTo = parts.slice(0, parts.indexOf(part) + 1);
  const first = points[0];
  if (first === undefined) return '';
  const line = points.map(({ tMs, drift }) => {
    const rows = upTo.reduce((sum, each) => sum + drift[each], 0);
    return `H${x(tMs).toFixed(1)}V${y(rows).toFixed(1)}`;
  });
  return `M${x(first.tMs).toFixed(1)} ${y(0)}${line.join('')}V${y(0)}Z`;
}
