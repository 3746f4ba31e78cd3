export { attachProbe, type Probe, type ReportedError } from './attach-probe.ts';
export type { AnsweredEntity } from './express/answered-entity.ts';
export type { ExpressOptions } from './express/express-options.ts';
export type { ExpressErrorMiddleware, ExpressMiddleware } from './express/express-types.ts';
export type { ProbeOptions } from './probe-options.ts';
export { type OpenTelemetryApi, openTelemetryTracing } from './tracing/open-telemetry-tracing.ts';
export { type SentryApi, sentryTracing } from './tracing/sentry-tracing.ts';
export type { ActiveTrace, TracedEvent, Tracing } from './tracing/tracing.ts';
