import { type TraceSpan, TraceSpanSchema } from '@driftscope/records';
import { Compile } from 'typebox/compile';

/** A span as a tracer's format has it: ids in any case, and parts that may be empty. */
export interface SpanParts extends Omit<TraceSpan, 'parentId' | 'op' | 'service' | 'release' | 'failed'> {
  readonly parentId?: string | null | undefined;
  readonly op?: string | undefined;
  readonly service?: string | undefined;
  readonly release?: string | undefined;
  readonly failed: boolean;
}

const check = Compile(TraceSpanSchema);

/** Makes a span of what a tracer sent. Absent: its ids or times are none. */
export function makeSpan({ parentId, op, service, release, failed, ...parts }: SpanParts): TraceSpan | undefined {
  const span = {
    ...parts,
    traceId: parts.traceId.toLowerCase(),
    spanId: parts.spanId.toLowerCase(),
    name: parts.name.slice(0, 500),
    ...(parentId && { parentId: parentId.toLowerCase() }),
    ...(op && { op: op.slice(0, 100) }),
    ...(service && { service: service.slice(0, 200) }),
    ...(release && { release: release.slice(0, 200) }),
    ...(failed && { failed }),
  };
  return check.Check(span) && span.endAt >= span.startAt ? span : undefined;
}
