import Type, { type Static } from 'typebox';
import { IncidentSchema, SeveritySchema } from '../incident.ts';

const count = Type.Integer({ minimum: 0 });
const kinds = Type.Array(Type.Object({ kind: IncidentSchema.properties.kind, count }));
const severities = Type.Array(Type.Object({ severity: SeveritySchema, count }));

/** Incidents in numbers, by their kind, their release and their start. */
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

/** Half, and 95 of a hundred, are at most so long. Both absent where there are none. */
const percentiles = { p50Ms: Type.Optional(Type.Number()), p95Ms: Type.Optional(Type.Number()) };

/**
 * What was seen in the sessions of a period, healthy ones too: what numbers of incidents are to be held against. Only
 * `app`, `release`, `session`, `from` and `to` narrow it.
 */
export const ObservationStatsSchema = Type.Object({
  /** Gaps of sockets that carry state. `lengths`: how many are at least `fromMs` and less than the next one's. */
  gaps: Type.Object({ count, ...percentiles, lengths: Type.Array(Type.Object({ fromMs: Type.Number(), count })) }),
  /** How long pages took, once the socket was back, to make up for a gap; `never`: gaps after which none was seen to. */
  resyncs: Type.Object({ count, ...percentiles, never: count }),
  /** Page loads, and how long pages were open. One without `release`: those that named none. */
  exposure: Type.Array(
    Type.Object({
      app: Type.String(),
      release: Type.Optional(Type.String()),
      sessions: count,
      hours: Type.Number(),
      /** Epoch ms when the oldest and the newest of these sessions began. */
      firstAt: Type.Number(),
      lastAt: Type.Number(),
    }),
  ),
});

/** `GET /api/v1/stats`. */
export const StatsSchema = Type.Object({
  ...IncidentStatsSchema.properties,
  ...ObservationStatsSchema.properties,
  /** Sessions of this time that came from files: they are not counted. */
  leftOut: count,
});

export type Stats = Static<typeof StatsSchema>;
export type ObservationStats = Static<typeof ObservationStatsSchema>;
export type IncidentStats = Static<typeof IncidentStatsSchema>;
