import type { Guard } from '../watch/create-guard.ts';
import type { ActiveTrace, Tracing } from './tracing.ts';

/** Builds what gives the span under way, as a field of a record. A fault of the tracing is noted, and costs the field alone. */
export function createTraceField(tracing: Tracing | undefined, guard: Guard): () => { readonly trace?: ActiveTrace } {
  if (tracing === undefined) return () => ({});
  return () => {
    let active: ActiveTrace | undefined;
    guard.run('tracing.active', () => {
      active = tracing.active();
    });
    if (active === undefined) return {};
    const { traceId, spanId } = active;
    return { trace: { traceId, spanId } };
  };
}
