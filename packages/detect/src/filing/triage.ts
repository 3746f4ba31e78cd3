import { EpochMsSchema } from '@driftscope/records';
import Type, { type Static } from 'typebox';
import { SeveritySchema } from '../incident.ts';
import { IncidentChangeSchema, IncidentStatusSchema } from './filed-incident.ts';

/** What lists of incidents can be narrowed to. Absent: anything; of several values, any. */
export const IncidentFilterSchema = Type.Object(
  {
    app: Type.Optional(Type.Array(Type.String())),
    kind: Type.Optional(Type.Array(Type.String())),
    severity: Type.Optional(Type.Array(SeveritySchema)),
    /** Absent: all but `withdrawn`. */
    status: Type.Optional(Type.Array(IncidentStatusSchema)),
    release: Type.Optional(Type.String()),
    session: Type.Optional(Type.String()),
    group: Type.Optional(Type.String()),
    /** Who has it. `nobody`: those that nobody took on. */
    assignee: Type.Optional(Type.String()),
    /** Epoch ms of the incident's start, both ends included. */
    from: Type.Optional(EpochMsSchema),
    to: Type.Optional(EpochMsSchema),
    /** Words, each of which its sentence, names or facts contain somewhere, whatever the case. */
    q: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);

const ids = Type.Array(Type.String({ minLength: 1, maxLength: 1_000 }), { minItems: 1, maxItems: 10_000 });

/** Which incidents a change is for. Of groups and of what matches, those that were withdrawn are left out. */
const TriageChoiceSchema = Type.Union([
  Type.Object({ kind: Type.Literal('incidents'), ids }, { additionalProperties: false }),
  /** All of these groups, whatever list they were seen in. */
  Type.Object({ kind: Type.Literal('groups'), groups: ids }, { additionalProperties: false }),
  Type.Object(
    {
      kind: Type.Literal('matching'),
      filter: IncidentFilterSchema,
      /** The highest `rev` that whoever decides has seen: what is new or has changed since is left as it is. */
      uptoRev: Type.Integer({ minimum: 0 }),
    },
    { additionalProperties: false },
  ),
]);

/** Body of `PATCH /api/v1/incidents`. */
export const TriageRequestSchema = Type.Object(
  {
    /** Made by the sender, new for each change: the same again changes nothing, and gets the same answer. */
    id: Type.String({ minLength: 8, maxLength: 100 }),
    choice: TriageChoiceSchema,
    change: IncidentChangeSchema,
  },
  { additionalProperties: false },
);

/** Answers a change of many, and its undoing: how many incidents it made a difference to. */
export const TriageAnswerSchema = Type.Object({ id: Type.String(), changed: Type.Integer({ minimum: 0 }) });

export type IncidentFilter = Static<typeof IncidentFilterSchema>;
export type TriageChoice = Static<typeof TriageChoiceSchema>;
export type TriageRequest = Static<typeof TriageRequestSchema>;
export type TriageAnswer = Static<typeof TriageAnswerSchema>;
