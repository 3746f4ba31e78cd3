import { IncidentFilterSchema } from '@driftscope/detect';
import { ok, type Result } from '@driftscope/records';
import Type from 'typebox';
import { countingQuery } from '../http/counting-query.ts';
import { parseQuery } from '../http/parse-query.ts';
import { findApps } from '../storage/find-apps.ts';
import type { TeamStore } from '../storage/team-store.ts';
import type { TrendRequest } from './read-release-trend.ts';

/** As many as a chart has room for. */
const MOST_RELEASES = 50;
const USUAL_RELEASES = 12;

/** `GET /api/v1/reports/releases`. */
export const TrendQuerySchema = Type.Object({
  /** Default: of those of the team, or of all, the one whose pages of named releases were open for longest. */
  app: Type.Optional(Type.String()),
  team: Type.Optional(Type.String()),
  /** Only these incidents count. */
  kind: IncidentFilterSchema.properties.kind,
  severity: IncidentFilterSchema.properties.severity,
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: MOST_RELEASES })),
  ...countingQuery,
});

/** Reads which trend is asked for. @returns `invalid-query` as {@link parseQuery} and {@link findApps}. */
export async function parseTrendQuery(query: object, teams: Pick<TeamStore, 'list'>): Promise<Result<TrendRequest>> {
  const parsed = parseQuery(TrendQuerySchema, query);
  if (!parsed.ok) return parsed;
  const { app, team, limit = USUAL_RELEASES, withImported: _, ...asked } = parsed.value;
  const apps = await findApps({ ...(app !== undefined && { app: [app] }), ...(team !== undefined && { team }) }, teams);
  return apps.ok ? ok({ ...asked, ...apps.value, limit }) : apps;
}
