import { attributesOf } from './attributes-of.ts';
import type { ActiveTrace, Tracing } from './tracing.ts';

/** The part of `@sentry/node` that is needed, as it has been since version 8. */
export interface SentryApi<Span extends SentrySpan> {
  getActiveSpan(): Span | undefined;
  withIsolationScope(work: () => void): void;
  continueTrace(headers: { sentryTrace: undefined; baggage: undefined }, work: () => void): void;
  startInactiveSpan(options: {
    name: string;
    op: string;
    forceTransaction: true;
    attributes: Record<string, string>;
  }): Span;
  withActiveSpan(span: Span | null, work: () => void): void;
  suppressTracing<T>(work: () => T): T;
}

interface SentrySpan {
  spanContext(): ActiveTrace;
  end(): void;
}

/** Lets the probe and Sentry know of each other: `tracing: sentryTracing(Sentry)`. */
export function sentryTracing<Span extends SentrySpan>(sentry: SentryApi<Span>): Tracing {
  return {
    active: () => sentry.getActiveSpan()?.spanContext(),
    trace: (event, work) =>
      sentry.withIsolationScope(() =>
        // Nothing to continue: without this all events of the process would be in one trace.
        sentry.continueTrace({ sentryTrace: undefined, baggage: undefined }, () => {
          const attributes = attributesOf(event);
          const span = sentry.startInactiveSpan({
            name: event.event,
            op: 'websocket.server',
            forceTransaction: true,
            attributes,
          });
          sentry.withActiveSpan(span, work);
          // Handlers are called in the next tick.
          setImmediate(() => span.end());
        }),
      ),
    untraced: (work) => sentry.suppressTracing(work),
  };
}
