import { attributesOf } from './attributes-of.ts';
import type { ActiveTrace, Tracing } from './tracing.ts';

/** The part of `@opentelemetry/api` that is needed. */
export interface OpenTelemetryApi<Span extends OpenTelemetrySpan, Context extends OpenTelemetryContext<Context>> {
  readonly trace: {
    getActiveSpan(): Span | undefined;
    getTracer(name: string): {
      startSpan(name: string, options: { root: true; kind: 4; attributes: Record<string, string> }): Span;
    };
    setSpan(context: Context, span: Span): Context;
  };
  readonly context: {
    active(): Context;
    with<T>(context: Context, work: () => T): T;
  };
}

interface OpenTelemetryContext<Context> {
  setValue(key: symbol, value: unknown): Context;
}

interface OpenTelemetrySpan {
  spanContext(): ActiveTrace;
  end(): void;
}

/** `SpanKind.CONSUMER`. */
const CONSUMER = 4;

/** By this name in a context all instrumentations know that they are to keep still. Source: `@opentelemetry/core`. */
const suppressed = Symbol.for('OpenTelemetry SDK Context Key SUPPRESS_TRACING');

/** Lets the probe and OpenTelemetry know of each other: `tracing: openTelemetryTracing(api)`, of `@opentelemetry/api`. */
export function openTelemetryTracing<Span extends OpenTelemetrySpan, Context extends OpenTelemetryContext<Context>>({
  trace,
  context,
}: OpenTelemetryApi<Span, Context>): Tracing {
  return {
    active: () => trace.getActiveSpan()?.spanContext(),
    trace: (event, work) => {
      const options = { root: true, kind: CONSUMER, attributes: attributesOf(event) } as const;
      const span = trace.getTracer('driftscope-probe').startSpan(event.event, options);
      context.with(trace.setSpan(context.active(), span), work);
      // Handlers are called in the next tick.
      setImmediate(() => span.end());
    },
    untraced: (work) => context.with(context.active().setValue(suppressed, true), work),
  };
}
