import Type, { type Static } from 'typebox';

/** What protobuf's JSON form leaves open: 64-bit numbers may be text. */
const NanosSchema = Type.Union([Type.String({ pattern: '^\\d{1,20}$' }), Type.Integer()]);

const KeyValueSchema = Type.Object({
  key: Type.String(),
  value: Type.Optional(
    Type.Object({
      stringValue: Type.Optional(Type.String()),
      boolValue: Type.Optional(Type.Boolean()),
      intValue: Type.Optional(Type.Union([Type.String(), Type.Number()])),
      doubleValue: Type.Optional(Type.Union([Type.Number(), Type.String()])),
    }),
  ),
});

const attributes = Type.Optional(Type.Array(KeyValueSchema));

export const OtlpSpanSchema = Type.Object({
  traceId: Type.String(),
  spanId: Type.String(),
  parentSpanId: Type.Optional(Type.String()),
  name: Type.Optional(Type.String()),
  startTimeUnixNano: NanosSchema,
  endTimeUnixNano: NanosSchema,
  attributes,
  events: Type.Optional(
    Type.Array(
      Type.Object({ timeUnixNano: Type.Optional(NanosSchema), name: Type.Optional(Type.String()), attributes }),
    ),
  ),
  status: Type.Optional(Type.Object({ code: Type.Optional(Type.Union([Type.Number(), Type.String()])) })),
});

/**
 * `ExportTraceServiceRequest` in JSON, as far as it is read; spans are checked one by one.
 *
 * Source: https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding
 */
export const OtlpRequestSchema = Type.Object({
  resourceSpans: Type.Optional(
    Type.Array(
      Type.Object({
        resource: Type.Optional(Type.Object({ attributes })),
        scopeSpans: Type.Optional(Type.Array(Type.Object({ spans: Type.Optional(Type.Array(Type.Unknown())) }))),
      }),
    ),
  ),
});

export type OtlpSpan = Static<typeof OtlpSpanSchema>;
export type OtlpKeyValue = Static<typeof KeyValueSchema>;
