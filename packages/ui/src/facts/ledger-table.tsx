import type { IncidentLedger } from '@driftscope/detect';
import { formatClock } from '../format/format-clock.ts';
import { formatOffset } from '../format/format-offset.ts';
import type { LinkOf } from '../incident-view/inline-record.tsx';
import { ScrollRegion } from '../scroll-region/scroll-region.tsx';
import classes from './facts.module.css';
import { healingText, ledgerSummary, othersText } from './ledger-text.ts';
import { type MissedEvent, missedKey } from './missed-events.ts';

/** The account of a gap: what was sent meanwhile, and what brought each of it to the client, if anything did. */
export function LedgerTable({
  ledger,
  missed = [],
  linkOf,
}: {
  readonly ledger: IncidentLedger;
  /** What an incident's facts say of the same events: rooms, and who caused them. Absent: nobody knows. */
  readonly missed?: readonly MissedEvent[];
  /** Leads from a record to all around it, where that can be seen. */
  readonly linkOf: LinkOf | undefined;
}) {
  const { entries, session, fromAt } = ledger;
  const known = new Map(missed.map((event) => [missedKey(event), event]));
  const hasRoom = missed.some(({ room }) => room !== undefined);
  const hasBy = missed.some(({ by }) => by !== undefined);
  const others = othersText(ledger);
  return (
    <div>
      <h3 className={classes.heading}>{ledgerSummary(ledger)}</h3>
      {entries.length > 0 && (
        <ScrollRegion label="Recovery, all">
          <table className={classes.table} aria-label="Recovery">
            <thead>
              <tr>
                <th scope="col">Id</th>
                <th scope="col">Event</th>
                {hasRoom && <th scope="col">Room</th>}
                {hasBy && <th scope="col">By</th>}
                <th scope="col">Sent</th>
                <th scope="col">Healed</th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <tr key={`${entry.event}/${entry.id}/${entry.at}`} data-outcome={entry.outcome}>
                  <td className={classes.strong}>{entry.id}</td>
                  <td className={classes.whole}>{entry.event}</td>
                  {hasRoom && <td className={classes.whole}>{known.get(missedKey(entry))?.room ?? '–'}</td>}
                  {hasBy && <td className={classes.whole}>{known.get(missedKey(entry))?.by ?? '–'}</td>}
                  <td className={classes.whole}>
                    {formatClock(entry.at)} <span>{formatOffset(entry.at - fromAt)}</span>
                  </td>
                  <td>
                    {entry.healing && <time>{formatClock(entry.healing.at)} </time>}
                    {healingText(entry)} {entry.healing && linkOf?.({ session, seq: entry.healing.seq })}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      {others !== undefined && <p className={classes.note}>{others}</p>}
      <p className={classes.note}>As the records up to {formatClock(ledger.knownToAt)} show.</p>
    </div>
  );
}
