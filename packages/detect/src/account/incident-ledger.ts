import type { Incident } from '../incident.ts';
import { incidentId } from '../incident-id.ts';
import type { GapLedger } from './gap-ledger.ts';
import { computeLedgers } from './recovery-ledger.ts';
import type { RecordedSession } from './replay-world.ts';

/**
 * Computes the ledger of the gap that an incident is about.
 *
 * @param recordings its session from the start, and whoever saw what was sent meanwhile.
 * @returns absent where it is about no gap, or the recordings show nothing that was missed in it.
 */
export function computeIncidentLedger(
  { id, kind, session }: Pick<Incident, 'id' | 'kind' | 'session'>,
  recordings: readonly RecordedSession[],
): GapLedger | undefined {
  if (!isAboutGap(kind)) return undefined;
  const ledger = ledgerOfIncident({ id, kind, session }, computeLedgers(recordings));
  const isEmpty = ledger === undefined || (ledger.entries.length === 0 && Object.keys(ledger.others).length === 0);
  return isEmpty ? undefined : ledger;
}

/** The ledger among these that is of the gap which an incident is about. Absent: none is. */
export function ledgerOfIncident<Ledger extends Pick<GapLedger, 'gap'>>(
  { id, kind, session }: Pick<Incident, 'id' | 'kind' | 'session'>,
  ledgers: readonly Ledger[],
): Ledger | undefined {
  return isAboutGap(kind) ? ledgers.find(({ gap }) => incidentId(kind, session, [gap]) === id) : undefined;
}

/** Whether incidents of the kind are about a gap, each about one. A socket that is half-open has not ended yet. */
export const isAboutGap = (kind: string): boolean => kind.startsWith('gap.') && kind !== 'gap.half-open';
