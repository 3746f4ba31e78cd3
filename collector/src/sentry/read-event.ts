import { type TraceError, TraceErrorSchema } from '@driftscope/records';
import Type, { type Static, type TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { msOf, SdkSchema, SecondsSchema, sideOf, TraceContextSchema } from './sentry-fields.ts';

const maybe = <Schema extends TSchema>(schema: Schema) => Type.Optional(Type.Union([schema, Type.Null()]));

const FrameSchema = Type.Object({
  function: maybe(Type.String()),
  filename: maybe(Type.String()),
  module: maybe(Type.String()),
  lineno: maybe(Type.Number()),
  colno: maybe(Type.Number()),
  in_app: maybe(Type.Boolean()),
  context_line: maybe(Type.String()),
});

const ExceptionSchema = Type.Object({
  type: maybe(Type.String()),
  value: maybe(Type.String()),
  mechanism: maybe(Type.Object({ handled: maybe(Type.Boolean()) })),
  stacktrace: maybe(Type.Object({ frames: maybe(Type.Array(FrameSchema)) })),
});

const checkEvent = Compile(
  Type.Object({
    event_id: Type.String({ pattern: '^[0-9a-fA-F-]{32,36}$' }),
    timestamp: SecondsSchema,
    transaction: maybe(Type.String()),
    release: maybe(Type.String()),
    server_name: maybe(Type.String()),
    sdk: maybe(SdkSchema),
    message: maybe(Type.Union([Type.String(), Type.Object({ formatted: maybe(Type.String()) })])),
    logentry: maybe(Type.Object({ formatted: maybe(Type.String()), message: maybe(Type.String()) })),
    exception: maybe(Type.Object({ values: maybe(Type.Array(ExceptionSchema)) })),
    contexts: maybe(Type.Object({ trace: maybe(TraceContextSchema) })),
  }),
);
const checkError = Compile(TraceErrorSchema);

const FRAMES_MAX = 50;

/** Reads an event: an exception or a message. Request, user, extras and local variables are not kept. Absent: it is none. */
export function readEvent(value: unknown, sdkName: string | undefined): TraceError | undefined {
  if (!checkEvent.Check(value)) return undefined;
  // The last is the one that was caught; those before it caused it.
  const exception = value.exception?.values?.at(-1);
  const trace = value.contexts?.trace;
  const { transaction, release, server_name: service } = value;
  const message = typeof value.message === 'object' ? value.message?.formatted : value.message;
  const text = exception?.value ?? message ?? value.logentry?.formatted ?? value.logentry?.message ?? '';
  const handled = exception?.mechanism?.handled;
  const error = {
    id: value.event_id.replaceAll('-', '').toLowerCase(),
    at: msOf(value.timestamp),
    message: text.slice(0, 2_000),
    side: sideOf(value.sdk?.name ?? sdkName),
    frames: (exception?.stacktrace?.frames ?? []).slice(-FRAMES_MAX).reverse().map(toFrame),
    ...(trace?.trace_id && { traceId: trace.trace_id.toLowerCase() }),
    ...(trace?.span_id && { spanId: trace.span_id.toLowerCase() }),
    ...(exception?.type && { name: exception.type.slice(0, 200) }),
    ...(transaction && { during: transaction.slice(0, 500) }),
    ...(typeof handled === 'boolean' && { handled }),
    ...(service && { service: service.slice(0, 200) }),
    ...(release && { release: release.slice(0, 200) }),
  };
  return checkError.Check(error) ? error : undefined;
}

function toFrame(frame: Static<typeof FrameSchema>): TraceError['frames'][number] {
  const { filename, module, lineno, colno, in_app: inApp, context_line: code } = frame;
  const place = [filename ?? module ?? '?', lineno, colno].filter((part) => part !== undefined && part !== null);
  return {
    text: `${frame.function || '?'} (${place.join(':')})`.slice(0, 500),
    ...(typeof inApp === 'boolean' && { inApp }),
    ...(code && { code: code.trim().slice(0, 200) }),
  };
}
