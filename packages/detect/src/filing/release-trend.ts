import Type, { type Static } from 'typebox';
import { ComparisonSchema } from './report.ts';

const count = Type.Integer({ minimum: 0 });

/**
 * `GET /api/v1/reports/releases`: how often each of the last releases of one app drifts. Each is counted over all its time, as
 * far as the records of its pages are kept.
 */
export const ReleaseTrendSchema = Type.Object({
  /** Absent: no page was ever recorded. */
  app: Type.Optional(Type.String()),
  /** How the newest compares with the one before it, in one sentence. Absent: no page named a release. */
  says: Type.Optional(Type.String()),
  /** In the order in which they were first seen. */
  releases: Type.Array(
    Type.Object({
      release: Type.String(),
      /** Epoch ms when the oldest and the newest of its sessions began. */
      firstAt: Type.Number(),
      lastAt: Type.Number(),
      /** Page loads, and those of them in which something drifted. */
      sessions: count,
      driftedSessions: count,
      /** `base` is the release that was first seen before it. The more are told of, the more certain each verdict has to be. */
      ...ComparisonSchema.properties,
    }),
  ),
  /** How many releases are older than all of these. */
  older: count,
  /** Page loads that named no release: they count for none. */
  unnamed: count,
  /** Sessions of these apps that came from files: they are not counted. */
  leftOut: count,
});

export type ReleaseTrend = Static<typeof ReleaseTrendSchema>;
export type TrendRelease = ReleaseTrend['releases'][number];
