import type { RecordOf } from '@driftscope/records';

export interface HeadersDescription {
  /** The Authorization header as sent. It is looked at, and never kept. */
  readonly authorization?: string;
  /** Headers of distributed tracing, as sent. */
  readonly trace?: NonNullable<RecordOf<'http.request'>['trace']>;
}

const MAX_CHARS = 2048;

/**
 * Describes those headers of a request that matter to its records.
 *
 * @param headerOf answers the value of a header by its name in lower case
 */
export function describeHeaders(headerOf: (name: string) => unknown): HeadersDescription {
  const authorization = headerOf('authorization');
  const trace = {
    ...text('sentryTrace', headerOf('sentry-trace')),
    ...text('baggage', headerOf('baggage')),
    ...text('traceparent', headerOf('traceparent')),
  };
  return {
    ...(typeof authorization === 'string' ? { authorization } : {}),
    ...(Object.keys(trace).length === 0 ? {} : { trace }),
  };
}

const text = (key: string, value: unknown): Record<string, string> =>
  typeof value === 'string' ? { [key]: value.slice(0, MAX_CHARS) } : {};
