import type { IncidentGroup, IncidentSummary, Stats } from '@driftscope/detect';
import { ok, type Result } from '@driftscope/records';
import type { ApiClient } from '../api/api-client.ts';
import { type OverviewFilters, statsQuery } from './overview-filters.ts';

export interface Overview {
  readonly stats: Stats;
  /** The most frequent first. */
  readonly groups: readonly IncidentGroup[];
  readonly newest: readonly IncidentSummary[];
  /** Epoch ms. */
  readonly period: { readonly from: number; readonly to: number };
}

const MOST_GROUPS = '6';
const MOST_NEWEST = '6';

/** Reads what the overview shows, as of `nowMs`. */
export async function loadOverview(
  api: Pick<ApiClient, 'stats' | 'groups' | 'incidents'>,
  filters: OverviewFilters,
  nowMs: number,
): Promise<Result<Overview>> {
  const query = statsQuery(filters, nowMs);
  const narrowed = (more: Readonly<Record<string, string>>) => new URLSearchParams([...query, ...Object.entries(more)]);
  const [stats, groups, newest] = await Promise.all([
    api.stats(query),
    api.groups(narrowed({ limit: MOST_GROUPS, order: 'count' })),
    api.incidents(narrowed({ limit: MOST_NEWEST })),
  ]);
  if (!stats.ok) return stats;
  if (!groups.ok) return groups;
  if (!newest.ok) return newest;
  const period = { from: Number(query.get('from')), to: Number(query.get('to')) };
  return ok({ stats: stats.value, groups: groups.value.groups, newest: newest.value.incidents, period });
}
