import type { IncidentFilter } from '@driftscope/detect';
import { ok, type Result } from '@driftscope/records';
import Type from 'typebox';
import { countingQuery } from '../http/counting-query.ts';
import { parseQuery } from '../http/parse-query.ts';
import { findApps } from '../storage/find-apps.ts';
import type { TeamStore } from '../storage/team-store.ts';

/** `GET /api/v1/overview`. */
export const OverviewQuerySchema = Type.Object({
  /** How many days up to now. Default: 7. */
  days: Type.Optional(Type.Integer({ minimum: 1, maximum: 366 })),
  /** Of several, any. */
  app: Type.Optional(Type.Array(Type.String())),
  /** Name of a team: of its apps alone. */
  team: Type.Optional(Type.String()),
  ...countingQuery,
});

/** Which incidents an overview is of. */
export interface OverviewPeriod extends Pick<IncidentFilter, 'app'> {
  /** Epoch ms. */
  readonly from: number;
  readonly to: number;
}

const DAY_MS = 24 * 3_600_000;

/** Reads what an overview is to be of. @returns `invalid-query` as {@link parseQuery} and {@link findApps}. */
export async function parseOverviewQuery(
  query: object,
  nowMs: number,
  teams: Pick<TeamStore, 'list'>,
): Promise<Result<OverviewPeriod>> {
  const parsed = parseQuery(OverviewQuerySchema, query);
  if (!parsed.ok) return parsed;
  const { days = 7, withImported: _, ...named } = parsed.value;
  const apps = await findApps(named, teams);
  return apps.ok ? ok({ from: nowMs - days * DAY_MS, to: nowMs, ...apps.value }) : apps;
}
