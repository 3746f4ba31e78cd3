import Type, { type Static } from 'typebox';
import { IncidentSchema } from './incident.ts';

const count = Type.Integer({ minimum: 0 });

/** `GET /api/v1/stats`: incidents in numbers, by their kind, their release and their start. */
export const IncidentStatsSchema = Type.Object({
  /** How many there are, and in how many sessions. */
  count,
  sessions: count,
  /** The most frequent first, as `releases`. */
  kinds: Type.Array(Type.Object({ kind: IncidentSchema.properties.kind, count })),
  /** One without `release`: of pages that named none. */
  releases: Type.Array(Type.Object({ release: Type.Optional(Type.String()), count })),
  /** Length of a bucket. It follows from the period: one has a hundred of them at most, and the one it begins in. */
  bucketMs: Type.Integer({ minimum: 1 }),
  /** In the order of time; empty ones are left out. `at`: epoch ms of its begin, a multiple of `bucketMs`. */
  buckets: Type.Array(Type.Object({ at: Type.Number(), count })),
});

export type IncidentStats = Static<typeof IncidentStatsSchema>;
