import { parseTraceHeaders, type RecordOf } from '@driftscope/records';
import type { ExpressRequest, ExpressResponse } from './express-types.ts';
import { lineOf } from './line-of.ts';

/** What is known of a request by now. */
export function describeRequest(
  request: ExpressRequest,
  { statusCode, headersSent }: ExpressResponse,
): Pick<RecordOf<'probe.request-error'>, 'route' | 'requestLine' | 'status' | 'caller'> {
  const { method, baseUrl = '', path, originalUrl = `${baseUrl}${path}`, headers = {} } = request;
  const [sentryTrace, traceparent] = [headers['sentry-trace'], headers.traceparent];
  const { traceId, spanId } =
    parseTraceHeaders({
      ...(typeof sentryTrace === 'string' && { sentryTrace }),
      ...(typeof traceparent === 'string' && { traceparent }),
    }) ?? {};
  return {
    route: lineOf(request),
    requestLine: `${method} ${originalUrl.split('?')[0]}`,
    ...(headersSent && { status: statusCode }),
    ...(traceId !== undefined && spanId !== undefined && { caller: { traceId, spanId } }),
  };
}
