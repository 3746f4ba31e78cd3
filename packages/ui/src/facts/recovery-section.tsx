import type { Incident, IncidentLedger } from '@driftscope/detect';
import type { LinkOf } from '../incident-view/inline-record.tsx';
import { GapAccount, type LiveLedger } from './gap-account.tsx';
import { LedgerTable } from './ledger-table.tsx';
import { missedEventsOf } from './missed-events.ts';

/** What became of each event that was missed in the incident's gap; where the gap lasts, what was brought since, too. */
export function RecoverySection({
  incident,
  ledger,
  linkOf,
}: {
  readonly incident: Incident;
  readonly ledger: IncidentLedger | LiveLedger;
  readonly linkOf: LinkOf | undefined;
}) {
  const missed = missedEventsOf(incident);
  return (
    <section>
      <h2>Recovery</h2>
      {'brought' in ledger ? (
        <GapAccount ledger={ledger} missed={missed} linkOf={linkOf} />
      ) : (
        <LedgerTable ledger={ledger} missed={missed} linkOf={linkOf} />
      )}
    </section>
  );
}
