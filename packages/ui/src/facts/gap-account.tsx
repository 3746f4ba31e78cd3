import type { IncidentLedger, OpenLedger } from '@driftscope/detect';
import { formatClock } from '../format/format-clock.ts';
import { formatDuration } from '../format/format-duration.ts';
import type { LinkOf } from '../incident-view/inline-record.tsx';
import classes from './facts.module.css';
import { LedgerTable } from './ledger-table.tsx';
import type { MissedEvent } from './missed-events.ts';
import { SupplyTable } from './supply-table.tsx';

/** A ledger that is still being written, with the instant (epoch ms) up to which it is. */
export type LiveLedger = IncidentLedger & Pick<OpenLedger, 'brought'>;

/** A gap while it happens, and after: how long it lasts, what was missed as far as somebody saw it, and what came since. */
export function GapAccount({
  ledger,
  missed,
  linkOf,
}: {
  readonly ledger: LiveLedger;
  /** As {@link LedgerTable} takes it. */
  readonly missed?: readonly MissedEvent[];
  readonly linkOf: LinkOf | undefined;
}) {
  const { entries, others, brought } = ledger;
  const isSeen = entries.length + Object.keys(others).length > 0;
  return (
    <article className={classes.gap} aria-label={`Gap at ${formatClock(ledger.fromAt)}`}>
      <p className={classes.lead} data-lasts={ledger.back === undefined || undefined}>
        {gapText(ledger)}
      </p>
      {isSeen ? (
        <LedgerTable ledger={ledger} linkOf={linkOf} {...(missed && { missed })} />
      ) : (
        <p className={classes.note}>
          What was sent meanwhile is not known here: only the server's probe or another client could tell.
        </p>
      )}
      {brought.length > 0 ? (
        <SupplyTable ledger={ledger} linkOf={linkOf} />
      ) : (
        <p className={classes.note}>Nothing about any entity has arrived since.</p>
      )}
    </article>
  );
}

/** `The socket has been without a connection since 12:00:01.000, for 12 s: it broke.` Namespace `/` is the whole socket's. */
function gapText({ fromAt, back, reason, channel, knownToAt }: LiveLedger): string {
  const why = reason === 'kicked' ? 'the server closed it' : 'it broke';
  const namespace = channel.slice(channel.indexOf('#') + 1);
  const where = namespace.length > 1 ? `The socket's namespace ${namespace}` : 'The socket';
  if (back === undefined)
    return `${where} has been without a connection since ${formatClock(fromAt)}, for ${formatDuration(Math.max(0, knownToAt - fromAt))}: ${why}.`;
  const again = back.recovered ? 'Socket.IO sent what was missed' : 'nothing was sent again by itself';
  return `${where} was without a connection from ${formatClock(fromAt)} for ${formatDuration(back.at - fromAt)}: ${why}. It is back, and ${again}.`;
}
