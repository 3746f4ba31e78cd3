import { formatClock } from '../format/format-clock.ts';
import { formatCount } from '../format/format-count.ts';
import { formatOffset } from '../format/format-offset.ts';
import { ScrollRegion } from '../scroll-region/scroll-region.tsx';
import classes from './facts.module.css';
import type { MissedEvent } from './missed-events.ts';

/** The events that a client never saw, in the order they were sent. */
export function MissedEventTable({
  missed,
  zeroAt,
}: {
  readonly missed: readonly MissedEvent[];
  /** When the gap began. */
  readonly zeroAt: number;
}) {
  const hasRoom = missed.some(({ room }) => room !== undefined);
  const hasBy = missed.some(({ by }) => by !== undefined);
  return (
    <div>
      <h3 className={classes.heading}>
        Missed events <span className={classes.count}>{formatCount(missed.length)}</span>
      </h3>
      <ScrollRegion label="Missed events, all">
        <table className={classes.table} aria-label="Missed events">
          <thead>
            <tr>
              <th scope="col">Id</th>
              <th scope="col">Event</th>
              {hasRoom && <th scope="col">Room</th>}
              {hasBy && <th scope="col">By</th>}
              <th scope="col">Sent</th>
              <th scope="col">Into the gap</th>
            </tr>
          </thead>
          <tbody>
            {missed.map(({ id, event, room, at, by }) => (
              <tr key={`${event}/${id}/${at}`}>
                <td className={classes.strong}>{id ?? '–'}</td>
                <td>{event}</td>
                {hasRoom && <td>{room ?? '–'}</td>}
                {hasBy && <td>{by ?? '–'}</td>}
                <td>{at === undefined ? '–' : formatClock(at)}</td>
                <td>{at === undefined ? '–' : formatOffset(at - zeroAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </div>
  );
}
