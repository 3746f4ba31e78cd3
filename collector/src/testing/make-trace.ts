import type { TraceError, TraceSpan } from '@driftscope/records';
import { originMs } from './make-batch.ts';

/** Ids of traces and spans, told apart by one digit. */
export const traceId = (digit: string): string => digit.repeat(32);
export const spanId = (digit: string): string => digit.repeat(16);

export function makeSpan(fields: Partial<TraceSpan> = {}): TraceSpan {
  return {
    traceId: traceId('a'),
    spanId: spanId('1'),
    name: 'POST /messages',
    side: 'server',
    startAt: originMs,
    endAt: originMs + 20,
    attributes: {},
    ...fields,
  };
}

export function makeError(fields: Partial<TraceError> = {}): TraceError {
  return { id: traceId('e'), at: originMs, message: 'it broke', side: 'server', frames: [], ...fields };
}

/** A Sentry envelope of these items. */
export function makeEnvelope(items: readonly (readonly [string, unknown])[], header: object = {}): string {
  const lines = items.flatMap(([type, payload]) => {
    const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
    return [JSON.stringify({ type, length: Buffer.byteLength(text) }), text];
  });
  return [JSON.stringify(header), ...lines].join('\n');
}
