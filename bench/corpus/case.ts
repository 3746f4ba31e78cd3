import Type, { type Static } from 'typebox';

/** One case of the corpus: a recording, and what is true of it. */
export const CaseSchema = Type.Object({
  /** Name of its file in `recordings`, without the extension, unless it is a part `of` another. */
  name: Type.String(),
  /** Name of the recording that it is the beginning of: up to so many ms after the last record of a kind. */
  of: Type.Optional(
    Type.Object({ name: Type.String(), lastKind: Type.String(), afterMs: Type.Number({ minimum: 0 }) }),
  ),
  /** What was done, and on which app. */
  what: Type.String(),
  /** How many incidents of which kind there are, and must be found. Empty: all is well, and nothing may be. */
  incidents: Type.Record(Type.String(), Type.Integer({ minimum: 1 })),
  /** Kinds that are true here too, by kind, and why. They may be found, and count neither as hit nor as miss. */
  also: Type.Optional(Type.Record(Type.String(), Type.String())),
  /** Kinds that nearly happened: the app did the same, and got it right. None of them may be found. */
  nearMissOf: Type.Optional(Type.Array(Type.String())),
  /** Under which users of this recording were hashed, in hex. The users are those of the demo. */
  identityKey: Type.String(),
});

export const ManifestSchema = Type.Object({ cases: Type.Array(CaseSchema) });

export type Case = Static<typeof CaseSchema>;
