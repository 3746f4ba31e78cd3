import Type, { type Static } from 'typebox';
import { FaultSpecSchema } from '../kinds/fault.ts';

const name = Type.String({ minLength: 1, maxLength: 200 });

/** Where a client's states hold rows: each object at the end of the path, where `*` stands for any key or place. */
const RowPatternSchema = Type.Object({
  path: Type.Array(name, { minItems: 1, maxItems: 20 }),
  /** Of all that such an object says, what is held against the server. */
  fields: Type.Array(name, { maxItems: 20 }),
});

/** What the user of a page does: the words that stand on buttons, links and fields. */
const LabStepSchema = Type.Union([
  Type.Object({ kind: Type.Literal('press'), name }),
  Type.Object({ kind: Type.Literal('follow'), name }),
  Type.Object({ kind: Type.Literal('see'), text: name }),
]);

export const LabSystemSchema = Type.Object({
  id: name,
  name,
  /** The letter that it goes by. */
  system: name,
  /** What is held against the server, in the plural: messages. */
  rowName: name,
  rows: Type.Array(RowPatternSchema, { minItems: 1 }),
  /** Who logs in, who writes to them, and who logs in after them. */
  user: name,
  writer: name,
  nextUser: name,
  /** How the user comes to where the rows are, once logged in. */
  opening: Type.Array(LabStepSchema),
});

/** What the reference client promises, as its specification numbers it. */
export const LabGuaranteeSchema = Type.Object({ number: Type.Integer(), title: name, text: Type.String() });

/** `GET /systems` of the lab. */
export const LabOfferSchema = Type.Object({
  systems: Type.Array(LabSystemSchema),
  guarantees: Type.Array(LabGuaranteeSchema),
});

/** `POST /runs` of the lab: both clients at addresses of their own, on one server that nobody else uses. */
export const LabRunSchema = Type.Object({
  id: name,
  naive: Type.Object({ url: Type.String() }),
  reference: Type.Object({ url: Type.String() }),
});

/** Rows by id, each with what its fields say, as JSON. */
export const LabRowsSchema = Type.Object({ rows: Type.Record(Type.String(), Type.String()) });

/** What happens on the server of a run: `POST /runs/:id/acts`. */
export const LabActSchema = Type.Union([
  /** Somebody, or another device of theirs, changes something. */
  Type.Object({ kind: Type.Literal('write'), by: name, text: name }),
  /** All connections of a user are closed by order of the server. */
  Type.Object({ kind: Type.Literal('kick'), user: name }),
]);

/** To a page in the lab, as a message to its window. It answers each with the same `id`. */
export const LabCommandSchema = Type.Union([
  Type.Object({ id: Type.Integer(), kind: Type.Literal('log-in'), name }),
  Type.Object({ id: Type.Integer(), kind: Type.Literal('take'), steps: Type.Array(LabStepSchema) }),
  Type.Object({ id: Type.Integer(), kind: Type.Literal('break'), spec: FaultSpecSchema }),
]);

/** From a page in the lab to the window around it. */
export const LabNewsSchema = Type.Union([
  Type.Object({ kind: Type.Literal('ready') }),
  /** A batch as the recorder writes it. */
  Type.Object({ kind: Type.Literal('batch'), text: Type.String() }),
  Type.Object({ kind: Type.Literal('done'), id: Type.Integer() }),
  Type.Object({ kind: Type.Literal('failed'), id: Type.Integer(), message: Type.String() }),
]);

/** `GET /api/lab` of the collector. `url` is absent where no lab runs beside it. */
export const LabAddressSchema = Type.Object({ url: Type.Optional(Type.String()) });

export type LabSystem = Static<typeof LabSystemSchema>;
export type LabOffer = Static<typeof LabOfferSchema>;
export type LabGuarantee = Static<typeof LabGuaranteeSchema>;
export type LabStep = Static<typeof LabStepSchema>;
export type LabRun = Static<typeof LabRunSchema>;
export type LabRows = Static<typeof LabRowsSchema>['rows'];
export type LabAct = Static<typeof LabActSchema>;
export type LabCommand = Static<typeof LabCommandSchema>;
export type LabNews = Static<typeof LabNewsSchema>;
