import Type, { type Static } from 'typebox';

/** A line of `GET /api/v1/sessions/:id/matches`: numbers of records that match, in their order, as they are found. */
export const RecordMatchesSchema = Type.Object({
  seqs: Type.Array(Type.Integer({ minimum: 1 })),
  /** All records up to this one were looked at. */
  untilSeq: Type.Integer({ minimum: 0 }),
  /** It is the last line: all records were looked at. */
  isLast: Type.Boolean(),
});

export type RecordMatches = Static<typeof RecordMatchesSchema>;
