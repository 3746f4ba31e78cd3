import { type Incident, ledgerOfIncident } from '@driftscope/detect';
import type { LiveLedger } from '@driftscope/ui';
import type { PanelState } from '../panel/panel-state.ts';

/** The ledger of an incident's gap as it is being written. Absent: it is about no gap, or of a page that was left. */
export function liveLedgerOf(incident: Incident, { account, sessions }: PanelState): LiveLedger | undefined {
  const ledger = ledgerOfIncident(incident, account?.ledgers ?? []);
  const own = sessions.find(({ header }) => header.id === ledger?.session);
  return ledger && own && { ...ledger, knownToAt: own.header.originMs + own.knownToT };
}
