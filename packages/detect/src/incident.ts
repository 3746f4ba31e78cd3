import { JsonSchema, SessionIdSchema } from '@driftscope/records';
import Type, { type Static } from 'typebox';

/** How bad it is for the user of the page. */
export const SeveritySchema = Type.Union([
  Type.Literal('critical'),
  Type.Literal('high'),
  Type.Literal('medium'),
  Type.Literal('low'),
  Type.Literal('info'),
]);

/**
 * How sure we are.
 *
 * `proven`: both sides were seen, and the server's or a peer's record contradicts this client's.
 * `observed`: this client's own records contradict each other.
 * `likely`: a required step did not happen in its window.
 */
export const ConfidenceSchema = Type.Union([Type.Literal('proven'), Type.Literal('observed'), Type.Literal('likely')]);

/** A pointer to a record, with the part it plays in the incident. */
export const EvidenceSchema = Type.Object({
  session: SessionIdSchema,
  seq: Type.Integer({ minimum: 1 }),
  /** Epoch ms, by the clock of the session. */
  at: Type.Number(),
  /** Short name of the part it plays: `lost`, `sent`, `restored`, `held`, … */
  role: Type.String(),
});

/** One observed fact, in words. The facts of a witness cannot all be true of a client that is in sync. */
export const WitnessFactSchema = Type.Object({
  says: Type.String(),
  session: SessionIdSchema,
  /** Absent when the fact is that nothing was seen. */
  seq: Type.Optional(Type.Integer({ minimum: 1 })),
  at: Type.Number(),
});

/** One conclusion. The kinds are those of the rules; facts differ by kind. */
export const IncidentSchema = Type.Object({
  /** Same records, same id: a later finding with the same id replaces the former. */
  id: Type.String(),
  kind: Type.String(),
  severity: SeveritySchema,
  confidence: ConfidenceSchema,
  /** One plain sentence: what happened, with names and numbers. */
  title: Type.String(),
  /** Epoch ms, start and end of what is told. */
  at: Type.Number(),
  untilAt: Type.Number(),
  /** Epoch ms when it began for the first time in this session: it is told of its latest time. Absent: `at`. */
  firstAt: Type.Optional(Type.Number()),
  app: Type.String(),
  release: Type.Optional(Type.String()),
  /** The session that drifted. */
  session: SessionIdSchema,
  /** Who was logged in. Absent: nobody, or unknown. */
  identity: Type.Optional(Type.String()),
  /** What that user is called. Absent: nobody was, or no name was kept. */
  identityLabel: Type.Optional(Type.String()),
  /** Fingerprint: the same for the same defect at the same place, whoever met it, whenever. */
  group: Type.String(),
  /** The facts of its kind as data: missed ids, the gap's length, the two values. */
  facts: Type.Record(Type.String(), JsonSchema),
  evidence: Type.Array(EvidenceSchema),
  /** The smallest set of observed facts that cannot all be true. */
  witness: Type.Array(WitnessFactSchema),
  /** What to do about defects of this kind. */
  advice: Type.String(),
});

export type Severity = Static<typeof SeveritySchema>;
export type Confidence = Static<typeof ConfidenceSchema>;
export type Evidence = Static<typeof EvidenceSchema>;
export type WitnessFact = Static<typeof WitnessFactSchema>;
export type Incident = Static<typeof IncidentSchema>;
