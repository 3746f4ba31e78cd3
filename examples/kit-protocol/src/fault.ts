import Type, { type Static } from 'typebox';

/**
 * What a bad day does to the next request of a device that fits, for trying it out.
 *
 * `fail`: it is refused. `arrive-late`: the server sees it seconds after it was sent. `answer-late`: it is done
 * at once, and its answer is seconds late, so that it tells of the past.
 */
export const FaultSchema = Type.Object({
  on: Type.Union([Type.Literal('read'), Type.Literal('write')]),
  what: Type.Union([Type.Literal('fail'), Type.Literal('arrive-late'), Type.Literal('answer-late')]),
  /** The request's path contains this. Absent: any. */
  path: Type.Optional(Type.String()),
});

export type Fault = Static<typeof FaultSchema>;
