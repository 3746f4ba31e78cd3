import type { IncidentLedger, LedgerEntry } from '@driftscope/detect';
import { formatCount } from '../format/format-count.ts';

/** How a gap ended for what was sent in it: `6 missed: 4 healed, 1 deleted since, 1 never healed`. */
export function ledgerSummary({ entries }: Pick<IncidentLedger, 'entries'>): string {
  if (entries.length === 0) return 'Nothing missed that is about an entity';
  const parts = outcomes.flatMap(({ outcome, says }) => {
    const count = entries.filter((entry) => entry.outcome === outcome).length;
    return count === 0 ? [] : [`${formatCount(count)} ${says}`];
  });
  return `${formatCount(entries.length)} missed: ${parts.join(', ')}`;
}

/** What brought it: `read GET /api/messages`, `deleted since`, `never`. */
export function healingText({ outcome, healing }: Pick<LedgerEntry, 'outcome' | 'healing'>): string {
  if (healing !== undefined) return `${healing.how} ${healing.by}`;
  return outcome === 'deleted' ? 'deleted since' : 'never';
}

/** Events that tell of no entity, by name. Absent: there are none. */
export function othersText({ others }: Pick<IncidentLedger, 'others'>): string | undefined {
  const counts = Object.entries(others).map(([event, count]) => `${formatCount(count)} × ${event}`);
  return counts.length === 0 ? undefined : `Also missed, but about no entity: ${counts.join(', ')}.`;
}

const outcomes = [
  { outcome: 'healed', says: 'healed' },
  { outcome: 'deleted', says: 'deleted since' },
  { outcome: 'unresolved', says: 'never healed' },
] as const;
