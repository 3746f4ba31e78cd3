import type { TraceSpan } from '@driftscope/records';
import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { makeSpan } from '../traces/make-span.ts';
import { readAttributes } from '../traces/read-attributes.ts';
import { msOf, SdkSchema, SecondsSchema, sideOf, TraceContextSchema } from './sentry-fields.ts';

const checkTransaction = Compile(
  Type.Object({
    transaction: Type.Optional(Type.String()),
    start_timestamp: SecondsSchema,
    timestamp: SecondsSchema,
    contexts: Type.Object({ trace: TraceContextSchema }),
    release: Type.Optional(Type.String()),
    server_name: Type.Optional(Type.String()),
    sdk: Type.Optional(SdkSchema),
    spans: Type.Optional(Type.Array(Type.Unknown())),
  }),
);

const ChildSchema = Type.Object({
  ...TraceContextSchema.properties,
  description: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  start_timestamp: SecondsSchema,
  timestamp: SecondsSchema,
});
const checkChild = Compile(ChildSchema);

/** Reads a transaction: its own span and those within it; `undefined` for each that is none. */
export function readTransaction(value: unknown, sdkName: string | undefined): readonly (TraceSpan | undefined)[] {
  if (!checkTransaction.Check(value)) return [undefined];
  const { contexts, transaction, release, server_name: service, sdk, spans = [], ...times } = value;
  const origin = { side: sideOf(sdk?.name ?? sdkName), service, release };
  const root = toSpan({ ...contexts.trace, ...times, description: transaction ?? null }, origin);
  return [root, ...spans.map((child) => (checkChild.Check(child) ? toSpan(child, origin) : undefined))];
}

function toSpan(
  source: Static<typeof ChildSchema>,
  origin: { side: 'client' | 'server'; service: string | undefined; release: string | undefined },
): TraceSpan | undefined {
  const { trace_id: traceId = '', span_id: spanId = '', parent_span_id: parentId, op, status, description } = source;
  return makeSpan({
    ...origin,
    traceId,
    spanId,
    parentId,
    name: description || op || 'span',
    op,
    startAt: msOf(source.start_timestamp),
    endAt: msOf(source.timestamp),
    failed: status !== undefined && status !== 'ok' && status !== 'unset' && status !== 'cancelled',
    attributes: readAttributes(Object.entries(source.data ?? {})),
  });
}
