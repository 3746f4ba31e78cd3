import Type, { type Static } from 'typebox';
import { IncidentSchema, SeveritySchema } from '../incident.ts';

const count = Type.Integer({ minimum: 0 });
const Ratio = Type.Object({ value: Type.Number(), low: Type.Number(), high: Type.Optional(Type.Number()) });

/**
 * Incidents of a time that pages were open. `low` to `high` holds the true rate in 95 of 100 reports. Incidents of one
 * session come together, which makes the interval wider than that of so many events that have nothing to do with each
 * other.
 */
const RateSchema = Type.Object({
  count,
  /** Session-hours. */
  hours: Type.Number({ minimum: 0 }),
  /** Per session-hour; all three absent where no page was open. */
  perHour: Type.Optional(Type.Number()),
  low: Type.Optional(Type.Number()),
  high: Type.Optional(Type.Number()),
});

/**
 * `too-early`: the difference may be chance. `same`: whatever the difference is, it is less than a quarter.
 * `alone`: there is nothing to compare with.
 */
const VerdictKindSchema = Type.Union([
  Type.Literal('better'),
  Type.Literal('worse'),
  Type.Literal('same'),
  Type.Literal('too-early'),
  Type.Literal('alone'),
]);

/** How often pages drift on one side, and on the other. */
export const ComparisonSchema = Type.Object({
  subject: RateSchema,
  /** Absent: the report compares with nothing. */
  base: Type.Optional(RateSchema),
  /** Subject's rate by the base's. `high` absent: it has no end. All absent where there was nothing on both sides. */
  ratio: Type.Optional(Ratio),
  verdict: VerdictKindSchema,
});

/** What a side of the report is about. */
const ReportSideSchema = Type.Object({
  /** Epoch ms, both ends included. */
  from: Type.Number(),
  to: Type.Number(),
  /** Absent: all releases. */
  release: Type.Optional(Type.String()),
  /** Page loads, and those of them in which something drifted. */
  sessions: count,
  driftedSessions: count,
  /** Sessions that came from files: they are not counted. */
  leftOut: count,
  /** Socket gaps, and how soon pages made up for them; `p50Ms`, `p95Ms` absent where none did. */
  gaps: count,
  resyncs: Type.Object({
    count,
    p50Ms: Type.Optional(Type.Number()),
    p95Ms: Type.Optional(Type.Number()),
    never: count,
  }),
  /** Events that did not arrive, and things that pages have twice. */
  missed: count,
  duplicates: count,
  /** Polls that bring nothing new: incidents, and what one costs on average. */
  polls: Type.Object({ count, requestsPerHour: Type.Number(), bytesPerHour: Type.Number() }),
});

const ReportGroupSchema = Type.Object({
  group: Type.String(),
  ...Type.Pick(IncidentSchema, ['kind', 'severity', 'title', 'app']).properties,
  subject: count,
  base: count,
  /** There was enough traffic on the side that has none of them to be sure (95 of 100) that this is no chance. */
  isSure: Type.Boolean(),
});

const ReportTeamSchema = Type.Object({
  /** Absent: these apps are of no team. */
  team: Type.Optional(Type.String()),
  /** Those that were seen on one side at least, in their order. An app of two teams counts for both. */
  apps: Type.Array(Type.String()),
  ...ComparisonSchema.properties,
});

/** `GET /api/v1/reports`. */
export const ReportSchema = Type.Object({
  /** Epoch ms when it was made. */
  madeAt: Type.Number(),
  /** Absent: all apps. */
  app: Type.Optional(Type.String()),
  /** Absent: whatever team an app is of. */
  team: Type.Optional(Type.String()),
  subject: ReportSideSchema,
  base: Type.Optional(ReportSideSchema),
  /** The conclusion, in one sentence. */
  says: Type.String(),
  all: ComparisonSchema,
  severities: Type.Array(Type.Object({ severity: SeveritySchema, ...ComparisonSchema.properties })),
  /** The most frequent first. The more there are, the more certain each verdict has to be. */
  kinds: Type.Array(Type.Object({ kind: Type.String(), ...ComparisonSchema.properties })),
  apps: Type.Array(Type.Object({ app: Type.String(), ...ComparisonSchema.properties })),
  /** Each team in the time of its apps' pages. Empty where there is no team, or the report is of an app or a team. */
  teams: Type.Array(ReportTeamSchema),
  /** Groups that the subject has and nobody had before; that only the base has; that came back after they were resolved. */
  groups: Type.Object({
    new: Type.Array(ReportGroupSchema),
    gone: Type.Array(ReportGroupSchema),
    regressed: Type.Array(ReportGroupSchema),
  }),
  /** Where and at which events most of the subject's incidents were. */
  pages: Type.Array(Type.Object({ page: Type.String(), count })),
  events: Type.Array(Type.Object({ event: Type.String(), count })),
});

export type Report = Static<typeof ReportSchema>;
export type ReportSide = Static<typeof ReportSideSchema>;
export type ReportGroup = Static<typeof ReportGroupSchema>;
export type ReportTeam = Static<typeof ReportTeamSchema>;
export type ReportRate = Static<typeof RateSchema>;
export type ReportComparison = Static<typeof ComparisonSchema>;

/** What a report compares, by the releases alone. */
interface Sides {
  readonly subject: Pick<ReportSide, 'release'>;
  readonly base?: Pick<ReportSide, 'release'>;
}

/** Whether a report is of one release in two times: its name does not tell the sides apart. */
export const isOneRelease = ({ subject, base }: Sides): boolean =>
  subject.release !== undefined && subject.release === base?.release;

/** The release that names a side of a report. Undefined: its time does. */
export const namingRelease = (report: Pick<Report, 'subject' | 'base'>, side: ReportSide): string | undefined =>
  isOneRelease(report) ? undefined : side.release;

/** Whether both sides of a report are of one time, which then need not be told of each. */
export const isOneTime = ({ subject, base }: Pick<Report, 'subject' | 'base'>): boolean =>
  base === undefined || (subject.from === base.from && subject.to === base.to);

/** What a row of the teams is called. */
export const teamName = (row: Pick<ReportTeam, 'team'>): string => row.team ?? 'in no team';
