import Type, { type Static } from 'typebox';

/** Where something ran: in a page, or in a server. */
const side = Type.Union([Type.Literal('client'), Type.Literal('server')]);
/** As W3C Trace Context writes them: lower-case hex. */
const traceId = Type.String({ pattern: '^[0-9a-f]{32}$' });
const spanId = Type.String({ pattern: '^[0-9a-f]{16}$' });

const origin = {
  side,
  /** Name of the server or service. Absent where the sender gave none. */
  service: Type.Optional(Type.String()),
  release: Type.Optional(Type.String()),
};

/** Work that a tracer timed: one line of a trace. */
export const TraceSpanSchema = Type.Object({
  traceId,
  spanId,
  /** Absent: it began the trace. */
  parentId: Type.Optional(spanId),
  name: Type.String(),
  /** What kind of work, in the tracer's words: `http.server`, `db`. */
  op: Type.Optional(Type.String()),
  ...origin,
  /** Epoch ms by the clock of whoever timed it. */
  startAt: Type.Number(),
  endAt: Type.Number(),
  /** Its tracer says that it went wrong. */
  failed: Type.Optional(Type.Literal(true)),
  attributes: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()])),
});

/** An error that somebody reported beside the records: Sentry, or a tracer. */
export const TraceErrorSchema = Type.Object({
  /** The reporter's own id of it. */
  id: Type.String(),
  /** Absent: it belongs to no trace. */
  traceId: Type.Optional(traceId),
  spanId: Type.Optional(spanId),
  /** Epoch ms by the clock of whoever reported it. */
  at: Type.Number(),
  /** `TypeError`. Absent where it is a mere message. */
  name: Type.Optional(Type.String()),
  message: Type.String(),
  /** What was being done, in the reporter's words: `POST /orders`. */
  during: Type.Optional(Type.String()),
  /** The application caught it. Absent: nobody said. */
  handled: Type.Optional(Type.Boolean()),
  ...origin,
  /** The call that threw first. */
  frames: Type.Array(
    Type.Object({
      /** `send (src/live.ts:12:3)`. */
      text: Type.String(),
      /** Of the application, and not of a library. Absent: nobody said. */
      inApp: Type.Optional(Type.Boolean()),
      /** The line of source. */
      code: Type.Optional(Type.String()),
    }),
  ),
});

/** `GET /api/v1/traces/:traceId`. */
export const TraceSchema = Type.Object({
  spans: Type.Array(TraceSpanSchema),
  errors: Type.Array(TraceErrorSchema),
});

export type TraceSpan = Static<typeof TraceSpanSchema>;
export type TraceError = Static<typeof TraceErrorSchema>;
export type Trace = Static<typeof TraceSchema>;
