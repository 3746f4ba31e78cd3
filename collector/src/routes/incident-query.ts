import { type IncidentFilter, IncidentFilterSchema } from '@driftscope/detect';
import { ok, type Result } from '@driftscope/records';
import Type, { type Static } from 'typebox';
import { countingQuery } from '../http/counting-query.ts';
import { parseCursor } from '../http/page-cursor.ts';
import { parseQuery } from '../http/parse-query.ts';
import { findApps } from '../storage/find-apps.ts';
import type { GroupPage } from '../storage/incident-store.ts';
import type { PageKey } from '../storage/page-key.ts';
import type { TeamStore } from '../storage/team-store.ts';

const IncidentQuerySchema = Type.Object({
  ...IncidentFilterSchema.properties,
  /** Name of a team: of its apps alone. */
  team: Type.Optional(Type.String()),
});

/** `GET /api/v1/stats`. */
export const StatsQuerySchema = Type.Object({ ...IncidentQuerySchema.properties, ...countingQuery });

export const IncidentPageQuerySchema = Type.Object({
  ...IncidentQuerySchema.properties,
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  cursor: Type.Optional(Type.String()),
});

export const GroupPageQuerySchema = Type.Object({
  ...IncidentPageQuerySchema.properties,
  /** By `count` there is one page alone: what is counted changes from page to page. */
  order: Type.Optional(Type.Union([Type.Literal('last'), Type.Literal('count')])),
});

/** The teams that a query may name. */
type Teams = Pick<TeamStore, 'list'>;

/** Reads which incidents numbers are asked of. @returns `invalid-query` as {@link parseQuery} and {@link findApps}. */
export async function parseStatsQuery(query: object, teams: Teams): Promise<Result<IncidentFilter>> {
  const parsed = parseQuery(StatsQuerySchema, query);
  if (!parsed.ok) return parsed;
  const { withImported: _, ...named } = parsed.value;
  return withApps(named, teams);
}

/** Reads which page of them, too. @returns as {@link parseStatsQuery}. */
export async function parseIncidentPage(
  query: object,
  teams: Teams,
): Promise<Result<{ readonly filter: IncidentFilter; readonly limit: number; readonly after: PageKey | undefined }>> {
  const parsed = parseQuery(IncidentPageQuerySchema, query);
  if (!parsed.ok) return parsed;
  const { limit = 50, cursor, ...named } = parsed.value;
  const after = parseCursor(cursor);
  if (!after.ok) return after;
  const filter = await withApps(named, teams);
  return filter.ok ? ok({ filter: filter.value, limit, after: after.value }) : filter;
}

/** Reads which page of their groups. @returns as {@link parseStatsQuery}. */
export async function parseGroupPage(
  query: object,
  teams: Teams,
): Promise<Result<{ readonly filter: IncidentFilter; readonly page: GroupPage }>> {
  const parsed = parseQuery(GroupPageQuerySchema, query);
  if (!parsed.ok) return parsed;
  const { limit = 50, cursor, order = 'last', ...named } = parsed.value;
  const after = parseCursor(order === 'last' ? cursor : undefined);
  if (!after.ok) return after;
  const filter = await withApps(named, teams);
  return filter.ok ? ok({ filter: filter.value, page: { limit, order, after: after.value } }) : filter;
}

/** The store knows apps alone. */
async function withApps(
  { team, ...filter }: Static<typeof IncidentQuerySchema>,
  teams: Teams,
): Promise<Result<IncidentFilter>> {
  const apps = await findApps({ ...filter, ...(team !== undefined && { team }) }, teams);
  return apps.ok ? ok({ ...filter, ...apps.value }) : apps;
}
