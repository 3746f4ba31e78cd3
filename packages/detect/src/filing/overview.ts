import { TeamListSchema } from '@driftscope/records';
import Type, { type Static } from 'typebox';
import { IncidentGroupPageSchema, IncidentPageSchema } from './filed-incident.ts';
import { StatsSchema } from './incident-stats.ts';

/** `GET /api/v1/overview`: how it went in the days up to now, as one answer. */
export const OverviewSchema = Type.Object({
  /** Epoch ms, by the collector's clock: the period that all but `apps` and `teams` is of. */
  from: Type.Number(),
  to: Type.Number(),
  stats: StatsSchema,
  /** The most frequent first, a few. */
  groups: IncidentGroupPageSchema.properties.groups,
  /** The newest first, a few. */
  newest: IncidentPageSchema.properties.incidents,
  /** Names of those whose pages were ever recorded, in their order. */
  apps: Type.Array(Type.String()),
  /** All there are, by name. */
  teams: TeamListSchema.properties.teams,
});

export type Overview = Static<typeof OverviewSchema>;
