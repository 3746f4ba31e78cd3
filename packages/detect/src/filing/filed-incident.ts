import { SessionHeaderSchema, StoredRecordSchema } from '@driftscope/records';
import Type, { type Static } from 'typebox';
import { GapLedgerSchema } from '../account/gap-ledger.ts';
import { EvidenceSchema, IncidentSchema } from '../incident.ts';
import { LinkedErrorSchema, LinkedSpanSchema } from './linked-trace.ts';

/** What a user may say of an incident. `open` until then. */
const choice = [
  Type.Literal('open'),
  Type.Literal('acknowledged'),
  Type.Literal('resolved'),
  Type.Literal('ignored'),
] as const;

/**
 * `regressed`: its group had been resolved when it happened. `withdrawn`: records that came late showed that it was none; it
 * is left out of lists unless they ask for it.
 */
export const IncidentStatusSchema = Type.Union([...choice, Type.Literal('regressed'), Type.Literal('withdrawn')]);

/** What a collector adds to an incident when it files it. */
const filing = {
  status: IncidentStatusSchema,
  /** Number of the incident's last change. It grows over all incidents of a collector: the higher is the newer. */
  rev: Type.Integer({ minimum: 1 }),
  /** Absent: nobody took it on. */
  assignee: Type.Optional(Type.String()),
};

/** Of incidents that belong together, the first of these that one of them has is how they stand. */
export const statusesByUrgency = [
  'open',
  'regressed',
  'acknowledged',
  'resolved',
  'ignored',
  'withdrawn',
] as const satisfies IncidentStatus[];

const summaryFields = Type.Pick(IncidentSchema, [
  'id',
  'kind',
  'severity',
  'confidence',
  'title',
  'at',
  'untilAt',
  'app',
  'release',
  'session',
  'identity',
  'identityLabel',
  'group',
  'facts',
]);

/** An incident as a collector lists it and pushes it. */
export const IncidentSummarySchema = Type.Object({ ...summaryFields.properties, ...filing });

/** `GET /api/v1/incidents`, newest first. */
export const IncidentPageSchema = Type.Object({
  incidents: Type.Array(IncidentSummarySchema),
  /** Goes into `?cursor=` to get what follows. Absent on the last page. */
  next: Type.Optional(Type.String()),
});

/** The ledger of an incident's gap, as far as what is stored tells. */
const IncidentLedgerSchema = Type.Object({
  ...GapLedgerSchema.properties,
  /** Epoch ms up to which healing was looked for: what is `unresolved` was so until then. */
  knownToAt: Type.Number(),
});

/** Body of `PATCH /api/v1/incidents/:id`: what is absent stays. An empty assignee or note takes it away. */
export const IncidentChangeSchema = Type.Object(
  {
    status: Type.Optional(Type.Union([...choice])),
    assignee: Type.Optional(Type.String({ maxLength: 200 })),
    note: Type.Optional(Type.String({ maxLength: 10_000 })),
  },
  { additionalProperties: false, minProperties: 1 },
);

/** One change of what is said of an incident. */
const TriageEntrySchema = Type.Object({
  ...IncidentChangeSchema.properties,
  /** Epoch ms. */
  at: Type.Number(),
  /** Name of the token with which it was made. Absent: none was asked for. */
  by: Type.Optional(Type.String()),
  /** Epoch ms at which it was taken back. Absent: it stands. */
  undoneAt: Type.Optional(Type.Number()),
});

/** `GET /api/v1/incidents/:id`, and the answer to `PATCH`. */
export const IncidentDetailSchema = Type.Object({
  ...IncidentSchema.properties,
  ...filing,
  /** Absent: nobody wrote one. */
  note: Type.Optional(Type.String()),
  evidence: Type.Array(
    Type.Object({
      ...EvidenceSchema.properties,
      /** Absent when the collector does not hold it. */
      record: Type.Optional(StoredRecordSchema),
    }),
  ),
  /** Header of the session that drifted. Absent when the collector does not hold it. */
  sessionHeader: Type.Optional(SessionHeaderSchema),
  /** Absent: the incident is about no gap, or what is stored of it does not show what was missed. */
  ledger: Type.Optional(IncidentLedgerSchema),
  /** What was traced around it, in the order in which it began. Empty: nobody traces, or nothing belongs to it. */
  spans: Type.Array(LinkedSpanSchema),
  /** Errors that were reported beside the records, in the order of their time. */
  errors: Type.Array(LinkedErrorSchema),
  /** What users made of it, the last first: at most the last 50 changes, and those of the last 90 days. */
  history: Type.Array(TriageEntrySchema),
});

/** Incidents of one fingerprint: one defect, whoever met it. */
export const IncidentGroupSchema = Type.Object({
  group: Type.String(),
  /** Of the newest of them, as far as they differ. */
  ...Type.Pick(IncidentSchema, ['kind', 'severity', 'title', 'app']).properties,
  /** What most needs a look: of {@link statusesByUrgency} the first that one of them has. */
  status: IncidentStatusSchema,
  /** How many they are, and in how many sessions. */
  count: Type.Integer({ minimum: 1 }),
  sessions: Type.Integer({ minimum: 1 }),
  /** Epoch ms at which the first and the last of them began. */
  firstAt: Type.Number(),
  lastAt: Type.Number(),
});

/** `GET /api/v1/groups`, the one that was met last first. */
export const IncidentGroupPageSchema = Type.Object({
  groups: Type.Array(IncidentGroupSchema),
  /** Goes into `?cursor=` to get what follows. Absent on the last page. */
  next: Type.Optional(Type.String()),
});

export type IncidentStatus = Static<typeof IncidentStatusSchema>;
export type IncidentSummary = Static<typeof IncidentSummarySchema>;
export type IncidentPage = Static<typeof IncidentPageSchema>;
export type IncidentGroup = Static<typeof IncidentGroupSchema>;
export type IncidentGroupPage = Static<typeof IncidentGroupPageSchema>;
export type IncidentLedger = Static<typeof IncidentLedgerSchema>;
export type IncidentDetail = Static<typeof IncidentDetailSchema>;
export type IncidentChange = Static<typeof IncidentChangeSchema>;
export type TriageEntry = Static<typeof TriageEntrySchema>;
