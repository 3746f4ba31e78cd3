import Type, { type Static } from 'typebox';
import { FaultSpecSchema } from '../kinds/fault.ts';

const name = Type.String({ minLength: 1, maxLength: 200 });

const selector = name;

/** Where a client's states hold rows: each object at the end of the path, where `*` stands for any key or place. */
const RowPatternSchema = Type.Object({
  path: Type.Array(name, { minItems: 1, maxItems: 20 }),
  /** Of all that such an object says, what is held against the server. */
  fields: Type.Array(name, { maxItems: 20 }),
  /** Only objects that have this field. */
  having: Type.Optional(name),
  /** Only objects that do not have this one. */
  lacking: Type.Optional(name),
});

/** On the screen, each element that is selected is a row. */
const ScreenRowsSchema = Type.Object({
  kind: Type.Literal('screen'),
  items: selector,
  idAttribute: name,
  /** What the row says: the words of the last element in it that is selected, or an attribute of its own. */
  says: Type.Union([Type.Object({ wordsOf: selector }), Type.Object({ attribute: name })]),
});

/** Where a client's copy is looked at. */
const RowSourceSchema = Type.Union([
  Type.Object({ kind: Type.Literal('states'), patterns: Type.Array(RowPatternSchema, { minItems: 1 }) }),
  ScreenRowsSchema,
]);

/** One thing of which the client's copy is held against the server. */
const ComparedSchema = Type.Object({
  /** In the plural: messages. */
  name,
  rows: RowSourceSchema,
  /** Rows have to stand in the server's order. */
  isOrdered: Type.Boolean(),
});

/** What can happen to both clients at once. */
const LabFaultSchema = Type.Union([
  Type.Literal('cut'),
  Type.Literal('half-open'),
  Type.Literal('kick'),
  Type.Literal('expired-token'),
  Type.Literal('slow-read'),
  Type.Literal('reorder'),
  Type.Literal('duplicate'),
  Type.Literal('sleep'),
  Type.Literal('second-device'),
  Type.Literal('second-tab'),
  Type.Literal('logout'),
]);

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
  compared: Type.Array(ComparedSchema, { minItems: 1, maxItems: 9 }),
  /** How long news may be on its way to a client that is well. One that polls hears late, and has not drifted for that. */
  newsMs: Type.Number({ minimum: 0 }),
  /** Those that mean anything to it: without sockets, none can be half-open. */
  faults: Type.Array(LabFaultSchema),
  /** Who logs in, and who logs in after them. */
  user: name,
  nextUser: name,
  /** Who writes to the user, by turns, and how often one of them does, about. */
  writers: Type.Array(name, { minItems: 1 }),
  writeEveryMs: Type.Number({ minimum: 100 }),
  /** How the user comes to where the rows are, once logged in. */
  opening: Type.Array(LabStepSchema),
  /** How the next user does. Absent: as the first. */
  nextOpening: Type.Optional(Type.Array(LabStepSchema)),
});

/** What the reference client promises, as its specification numbers it. */
export const LabGuaranteeSchema = Type.Object({ number: Type.Integer(), title: name, text: Type.String() });

/** `GET /systems` of the lab. */
export const LabOfferSchema = Type.Object({
  systems: Type.Array(LabSystemSchema),
  guarantees: Type.Array(LabGuaranteeSchema),
});

/** Where a client of a run is. At an address of its own the browser keeps everything apart, as on another device. */
const LabClientSchema = Type.Object({ url: Type.String(), deviceUrl: Type.String() });

/** `POST /runs` of the lab: both clients at addresses of their own, on one server that nobody else uses. */
export const LabRunSchema = Type.Object({ id: name, naive: LabClientSchema, reference: LabClientSchema });

/** What its fields say, as JSON. */
const LabRowSchema = Type.Object({ id: Type.String(), says: Type.String() });

/** The rows that somebody has, by the name of what is compared, in their order. A row that stands there twice is there twice. */
const LabCopySchema = Type.Record(name, Type.Array(LabRowSchema));

/** `GET /runs/:id/rows?user=` */
export const LabTruthSchema = Type.Object({ copy: LabCopySchema });

const shortMs = Type.Number({ minimum: 0, maximum: 60_000 });

/** What happens on the server of a run, or on the way to it: `POST /runs/:id/acts`. */
export const LabActSchema = Type.Union([
  /** Somebody, or another device of theirs, changes something. */
  Type.Object({ kind: Type.Literal('write'), by: name, text: name }),
  /** All connections of a user are closed by order of the server. */
  Type.Object({ kind: Type.Literal('kick'), user: name }),
  /** All tokens of a user expire. */
  Type.Object({ kind: Type.Literal('expire'), user: name }),
  /** For some time, what clients read is answered at once, and the answers are on their way for long. */
  Type.Object({ kind: Type.Literal('slow-answers'), byMs: shortMs, forMs: shortMs }),
]);

/** To a page in the lab, as a message to its window. It answers each with the same `id`. */
export const LabCommandSchema = Type.Union([
  Type.Object({ id: Type.Integer(), kind: Type.Literal('log-in'), name }),
  /** The same, unless the page has taken up a session by itself. */
  Type.Object({ id: Type.Integer(), kind: Type.Literal('arrive'), name }),
  Type.Object({ id: Type.Integer(), kind: Type.Literal('take'), steps: Type.Array(LabStepSchema) }),
  Type.Object({ id: Type.Integer(), kind: Type.Literal('break'), spec: FaultSpecSchema }),
  /** Tells its rows from now on, where they are looked at on the screen. */
  Type.Object({ id: Type.Integer(), kind: Type.Literal('watch'), screen: Type.Record(name, ScreenRowsSchema) }),
]);

/** From a page in the lab to the window around it. */
export const LabNewsSchema = Type.Union([
  Type.Object({ kind: Type.Literal('ready') }),
  /** A batch as the recorder writes it. */
  Type.Object({ kind: Type.Literal('batch'), text: Type.String() }),
  /** What is on the screen now. */
  Type.Object({ kind: Type.Literal('screen'), copy: LabCopySchema }),
  Type.Object({ kind: Type.Literal('done'), id: Type.Integer() }),
  Type.Object({ kind: Type.Literal('failed'), id: Type.Integer(), message: Type.String() }),
]);

/** `GET /api/lab` of the collector. `url` is absent where no lab runs beside it. */
export const LabAddressSchema = Type.Object({ url: Type.Optional(Type.String()) });

export type LabSystem = Static<typeof LabSystemSchema>;
export type LabOffer = Static<typeof LabOfferSchema>;
export type LabGuarantee = Static<typeof LabGuaranteeSchema>;
export type RowPattern = Static<typeof RowPatternSchema>;
export type LabFault = Static<typeof LabFaultSchema>;
export type LabStep = Static<typeof LabStepSchema>;
export type LabRun = Static<typeof LabRunSchema>;
export type LabCompared = Static<typeof ComparedSchema>;
export type LabScreenRows = Static<typeof ScreenRowsSchema>;
export type LabRow = Static<typeof LabRowSchema>;
export type LabCopy = Static<typeof LabCopySchema>;
export type LabAct = Static<typeof LabActSchema>;
export type LabCommand = Static<typeof LabCommandSchema>;
export type LabNews = Static<typeof LabNewsSchema>;
