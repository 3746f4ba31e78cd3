import type { IncidentGroup, IncidentSummary, Stats } from '@driftscope/detect';
import { ok, type Result } from '@driftscope/records';
import type { ApiClient } from '../api/api-client.ts';
import { type OverviewFilters, statsQuery } from './overview-filters.ts';

export interface Overview {
  readonly stats: Stats;
  readonly groups: readonly IncidentGroup[];
  readonly newest: readonly IncidentSummary[];
  /** Epoch ms. */
  readonly period: { readonly from: number; readonly to: number };
}

/** Groups among which the worst are looked for. */
const MOST_GROUPS = '500';
const MOST_NEWEST = '6';

/** Reads what the overview shows, as of `nowMs`. */
export async function loadOverview(
  api: Pick<ApiClient, 'stats' | 'groups' | 'incidents'>,
  filters: OverviewFilters,
  nowMs: number,
): Promise<Result<Overview>> {
  const query = statsQuery(filters, nowMs);
  const limited = (limit: string) => new URLSearchParams([...query, ['limit', limit]]);
  const [stats, groups, newest] = await Promise.all([
    api.stats(query),
    api.groups(limited(MOST_GROUPS)),
    api.incidents(limited(MOST_NEWEST)),
  ]);
  if (!stats.ok) return stats;
  if (!groups.ok) return groups;
  if (!newest.ok) return newest;
  const period = { from: Number(query.get('from')), to: Number(query.get('to')) };
  return ok({ stats: stats.value, groups: groups.value.groups, newest: newest.value.incidents, period });
}
