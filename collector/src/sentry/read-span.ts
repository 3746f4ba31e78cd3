import type { TraceSpan } from '@driftscope/records';
import Type from 'typebox';
import { Compile } from 'typebox/compile';
import { makeSpan } from '../traces/make-span.ts';
import { readAttributes } from '../traces/read-attributes.ts';
import { msOf, SecondsSchema, sideOf } from './sentry-fields.ts';

/** An element of an item `span`, version 2. Source: what `@sentry/node` 11 sends. */
const check = Compile(
  Type.Object({
    trace_id: Type.String(),
    span_id: Type.String(),
    parent_span_id: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    name: Type.String(),
    start_timestamp: SecondsSchema,
    end_timestamp: SecondsSchema,
    status: Type.Optional(Type.String()),
    attributes: Type.Optional(
      Type.Record(Type.String(), Type.Union([Type.Object({ value: Type.Unknown() }), Type.Null()])),
    ),
  }),
);

/** Reads a span that came by itself. Absent: it is none. */
export function readSpan(value: unknown, sdkName: string | undefined): TraceSpan | undefined {
  if (!check.Check(value)) return undefined;
  const attributes = readAttributes(
    Object.entries(value.attributes ?? {}).map(([name, attribute]) => [name, attribute?.value]),
  );
  const text = (name: string) => (typeof attributes[name] === 'string' ? attributes[name] : undefined);
  return makeSpan({
    traceId: value.trace_id,
    spanId: value.span_id,
    parentId: value.parent_span_id,
    name: value.name,
    op: text('sentry.op'),
    side: sideOf(text('sentry.sdk.name') ?? sdkName),
    service: text('service.name') ?? text('server.name'),
    release: text('sentry.release'),
    startAt: msOf(value.start_timestamp),
    endAt: msOf(value.end_timestamp),
    failed: value.status !== undefined && value.status !== 'ok' && value.status !== 'unset',
    attributes,
  });
}
