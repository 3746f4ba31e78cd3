import { SessionIdSchema, TraceErrorSchema, TraceSpanSchema } from '@driftscope/records';
import Type, { type Static } from 'typebox';

/** Why a span or an error is taken to belong to an incident. */
const LinkSchema = Type.Object({
  /**
   * `id`: a record names the report. `trace`: a record that the incident rests on bears the trace. `ordinal`: the server's
   * record of the same packet bears it. `time`: it was at that time, by the clocks as far as they could be compared.
   */
  how: Type.Union([Type.Literal('id'), Type.Literal('trace'), Type.Literal('ordinal'), Type.Literal('time')]),
  certainty: Type.Union([Type.Literal('certain'), Type.Literal('likely'), Type.Literal('possible')]),
  /** Evidence that was recorded in this very span. Empty: it is of the same trace, or time. */
  records: Type.Array(Type.Object({ session: SessionIdSchema, seq: Type.Integer({ minimum: 1 }) })),
});

export const LinkedSpanSchema = Type.Object({ ...TraceSpanSchema.properties, link: LinkSchema });
export const LinkedErrorSchema = Type.Object({ ...TraceErrorSchema.properties, link: LinkSchema });

export type TraceLink = Static<typeof LinkSchema>;
export type LinkedSpan = Static<typeof LinkedSpanSchema>;
export type LinkedError = Static<typeof LinkedErrorSchema>;
