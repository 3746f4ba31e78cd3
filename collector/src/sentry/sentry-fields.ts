import Type from 'typebox';

/** Seconds since 1970, with fractions; older SDKs write ISO 8601. */
export const SecondsSchema = Type.Union([Type.Number(), Type.String({ maxLength: 40 })]);

/** Epoch ms. NaN: it is no time. */
export const msOf = (seconds: number | string): number =>
  typeof seconds === 'number' ? seconds * 1000 : Date.parse(seconds);

/** What an SDK says of itself, in an envelope's header or an event. */
export const SdkSchema = Type.Object({ name: Type.Optional(Type.String()) });

const browserSdk = /^sentry\.javascript\.(?:browser|react|vue|svelte|angular|solid|ember|preact)\b/;

export const sideOf = (sdkName: string | undefined): 'client' | 'server' =>
  sdkName !== undefined && browserSdk.test(sdkName) ? 'client' : 'server';

/** Trace id and span id, as `contexts.trace` has them. */
export const TraceContextSchema = Type.Object({
  trace_id: Type.Optional(Type.String()),
  span_id: Type.Optional(Type.String()),
  parent_span_id: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  op: Type.Optional(Type.String()),
  status: Type.Optional(Type.String()),
  data: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
});
