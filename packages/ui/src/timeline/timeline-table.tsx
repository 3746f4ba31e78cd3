import { formatClock } from '../format/format-clock.ts';
import { formatCount } from '../format/format-count.ts';
import { formatDuration } from '../format/format-duration.ts';
import { formatOffset } from '../format/format-offset.ts';
import { ScrollRegion } from '../scroll-region/scroll-region.tsx';
import type { LaneItem, Span, Track } from './lane.ts';
import classes from './timeline-table.module.css';

/** More rows than these are read by nobody; who looks closer sees others. */
const MOST_ROWS = 500;

/** What is in view as a table, for those who read rather than look: all of it in the order of time, nothing put together. */
export function TimelineTable({
  tracks,
  view,
  zeroAt,
  onSelect,
}: {
  readonly tracks: readonly Track[];
  readonly view: Span;
  readonly zeroAt: number;
  readonly onSelect: (item: LaneItem) => void;
}) {
  const rows = tracks
    .flatMap(({ title, lanes }) => lanes.flatMap(({ kind, items }) => items.map((item) => ({ title, kind, item }))))
    .filter(({ item }) => item.untilAt >= view.fromAt && item.fromAt <= view.untilAt)
    .sort((a, b) => a.item.fromAt - b.item.fromAt);
  return (
    <ScrollRegion label="Timeline as a table">
      <table className={classes.table} aria-label="Timeline">
        {rows.length > MOST_ROWS && (
          <caption>
            The first {formatCount(MOST_ROWS)} of {formatCount(rows.length)} in view. Zoom in to read the others.
          </caption>
        )}
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">Since</th>
            <th scope="col">Lasted</th>
            {tracks.length > 1 && <th scope="col">Where</th>}
            <th scope="col">Lane</th>
            <th scope="col">What</th>
            <th scope="col">Part</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_ROWS).map(({ title, kind, item }) => (
            <tr key={item.key}>
              <td>{formatClock(item.fromAt)}</td>
              <td>{formatOffset(item.fromAt - zeroAt)}</td>
              <td>{item.untilAt > item.fromAt && formatDuration(item.untilAt - item.fromAt)}</td>
              {tracks.length > 1 && <td>{title}</td>}
              <td>{kind}</td>
              <td>
                {item.ref ? (
                  <button type="button" className={classes.rowButton} onClick={() => onSelect(item)}>
                    {item.label}
                  </button>
                ) : (
                  item.label
                )}
              </td>
              <td>{item.role}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
