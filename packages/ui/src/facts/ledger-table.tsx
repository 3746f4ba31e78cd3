import type { IncidentLedger } from '@driftscope/detect';
import { formatClock } from '../format/format-clock.ts';
import type { LinkOf } from '../incident-view/inline-record.tsx';
import { ScrollRegion } from '../scroll-region/scroll-region.tsx';
import classes from './facts.module.css';
import { healingText, ledgerSummary, othersText } from './ledger-text.ts';

/** The account of a gap: what was sent meanwhile, and what brought each of it to the client, if anything did. */
export function LedgerTable({
  ledger,
  linkOf,
}: {
  readonly ledger: IncidentLedger;
  /** Leads from a record to all around it, where that can be seen. */
  readonly linkOf: LinkOf | undefined;
}) {
  const { entries, session } = ledger;
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
                <th scope="col">Sent</th>
                <th scope="col">Healed</th>
                <th scope="col">By</th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <tr key={`${entry.event}/${entry.id}/${entry.at}`} data-outcome={entry.outcome}>
                  <td className={classes.strong}>{entry.id}</td>
                  <td>{entry.event}</td>
                  <td>{formatClock(entry.at)}</td>
                  <td>{entry.healing ? formatClock(entry.healing.at) : '–'}</td>
                  <td>
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
