import Type from 'typebox';
import { recordSchema, seqSchema } from './record-schema.ts';

/** Recording began. `fromStart`: nothing of this page load came before it. */
const RecorderOn = recordSchema('recorder.on', { fromStart: Type.Boolean() });
const RecorderOff = recordSchema('recorder.off', {});

/** Records were left out on purpose; their `seq` numbers are not used. */
const RecorderDropped = recordSchema('recorder.dropped', {
  count: Type.Integer({ minimum: 1 }),
  why: Type.Union([Type.Literal('rate'), Type.Literal('memory')]),
});

/**
 * What follows was kept in the page until it was asked for, and only the last of it. `count` records numbered below `before`
 * were left out; the others below it tell how things stood when the first that was kept was made, and have its time.
 */
const RecorderRing = recordSchema('recorder.ring', {
  before: seqSchema,
  count: Type.Integer({ minimum: 0 }),
});

/** The page started something that the recorder cannot look into: what it sends, receives and keeps is not recorded. */
const RecorderUnseen = recordSchema('recorder.unseen', {
  what: Type.Union([Type.Literal('worker'), Type.Literal('shared worker')]),
  /** Address of its script. Absent: it could not be told without running code of the page. */
  url: Type.Optional(Type.String({ maxLength: 4096 })),
  /** The user wants it looked into, and the policy of the page or of the worker (CSP) refuses that. */
  why: Type.Optional(Type.Literal('policy')),
});

/** A fault of ours inside a hook. After a few, the hook passes straight through (`off`). */
const RecorderFault = recordSchema('recorder.fault', {
  hook: Type.String(),
  message: Type.String(),
  off: Type.Boolean(),
});

/** The user, or the app through `window.__DRIFTSCOPE__.mark`, noted something. */
const Mark = recordSchema('mark', { text: Type.String() });

export const recorderSchemas = [
  RecorderOn,
  RecorderOff,
  RecorderDropped,
  RecorderRing,
  RecorderUnseen,
  RecorderFault,
  Mark,
] as const;
