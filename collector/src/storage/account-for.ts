import { computeIncidentLedger, type Incident, type IncidentLedger } from '@driftscope/detect';
import type { Excerpt } from './read-excerpts.ts';

/** The ledger of an incident's gap, from what is stored around it. Absent: as `IncidentDetail` says. */
export function accountFor(incident: Incident, excerpts: readonly Excerpt[]): IncidentLedger | undefined {
  const [page] = excerpts;
  if (page === undefined) return undefined;
  // Where there are too many records to read each session to the end of the incident, nothing can be claimed.
  if (excerpts.some(({ header, knownToAt }) => knownToAt < Math.min(incident.untilAt, header.lastAt))) return undefined;
  const ledger = computeIncidentLedger(incident, excerpts);
  return ledger && { ...ledger, knownToAt: page.knownToAt };
}
