import Type, { type Static } from 'typebox';
import { IncidentSchema, SeveritySchema } from './incident.ts';

const count = Type.Integer({ minimum: 0 });
const kinds = Type.Array(Type.Object({ kind: IncidentSchema.properties.kind, count }));
const severities = Type.Array(Type.Object({ severity: SeveritySchema, count }));

/** `GET /api/v1/stats`: incidents in numbers, by their kind, their release and their start. */
export const IncidentStatsSchema = Type.Object({
  /** How many there are, and in how many sessions. */
  count,
  sessions: count,
  /** The most frequent first, as `severities` and `releases`. */
  kinds,
  severities,
  /** One without `release`: of pages that named none. */
  releases: Type.Array(Type.Object({ release: Type.Optional(Type.String()), count })),
  /** Length of a bucket. It follows from the period: one has a hundred of them at most, and the one it begins in. */
  bucketMs: Type.Integer({ minimum: 1 }),
  /** In the order of time; empty ones are left out. `at`: epoch ms of its begin, a multiple of `bucketMs`. */
  buckets: Type.Array(Type.Object({ at: Type.Number(), count, kinds, severities })),
  /** Incidents of which a page has something twice. */
  duplicates: count,
  /** Events that did not arrive, of all incidents together. */
  missed: count,
  /** Incidents of polls that bring nothing new, and what such a poll costs on average. 0 where there are none. */
  polls: Type.Object({ count, requestsPerHour: Type.Number(), bytesPerHour: Type.Number() }),
});

export type IncidentStats = Static<typeof IncidentStatsSchema>;
