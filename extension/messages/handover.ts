import Type, { type Static } from 'typebox';

/** What a bridge leaves in `storage.session` when its page is left: batches that nobody had settled yet, in order. */
export const HandoverSchema = Type.Object({
  /** Absent: the page was left before the background had said which tab it is in. */
  tabId: Type.Optional(Type.Integer({ minimum: 0 })),
  batches: Type.Array(Type.Object({ batch: Type.Integer({ minimum: 1 }), json: Type.String() }), { minItems: 1 }),
});

export type Handover = Static<typeof HandoverSchema>;
