import { formatClock } from '../format/format-clock.ts';
import type { LinkOf } from '../incident-view/inline-record.tsx';
import { ScrollRegion } from '../scroll-region/scroll-region.tsx';
import classes from './facts.module.css';
import type { LiveLedger } from './gap-account.tsx';

/** What came since a gap began, whoever asked for it, and how much of it the page's stores did not hold. */
export function SupplyTable({ ledger, linkOf }: { readonly ledger: LiveLedger; readonly linkOf: LinkOf | undefined }) {
  return (
    <ScrollRegion label="Came since, all">
      <table className={classes.table} aria-label="Came since the gap">
        <thead>
          <tr>
            <th scope="col">Came</th>
            <th scope="col">By</th>
            <th scope="col">Entities</th>
            <th scope="col">New to the stores</th>
          </tr>
        </thead>
        <tbody>
          {ledger.brought.map(({ at, how, by, seq, count, fresh }) => (
            <tr key={seq}>
              <td>{formatClock(at)}</td>
              <td>
                {how} {by} {linkOf?.({ session: ledger.session, seq })}
              </td>
              <td>{count}</td>
              <td className={fresh > 0 ? classes.strong : undefined}>{how === 'store' ? '–' : fresh}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
