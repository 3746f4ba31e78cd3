import { expect, test } from 'vitest';
import { parseTraceHeaders } from './parse-trace-headers.ts';

const traceId = '0af7651916cd43dd8448eb211c80319c';
const spanId = 'b7ad6b7169203331';

test('headers of Sentry and of W3C name trace and span, in whatever case', () => {
  expect(parseTraceHeaders({ sentryTrace: `${traceId}-${spanId}-1` })).toEqual({ traceId, spanId });
  expect(parseTraceHeaders({ sentryTrace: `${traceId}-${spanId}` })).toEqual({ traceId, spanId });
  expect(parseTraceHeaders({ traceparent: `00-${traceId.toUpperCase()}-${spanId}-01` })).toEqual({ traceId, spanId });
});

test('a header that names no span names the trace alone', () => {
  expect(parseTraceHeaders({ sentryTrace: traceId })).toEqual({ traceId });
});

test('the other header is read where one is no trace, and nothing where none is', () => {
  expect(parseTraceHeaders({ sentryTrace: 'x', traceparent: `00-${traceId}-${spanId}-00` })).toEqual({
    traceId,
    spanId,
  });
  expect(parseTraceHeaders({ sentryTrace: `${traceId}0-${spanId}` })).toBeUndefined();
  expect(parseTraceHeaders(undefined)).toBeUndefined();
});
