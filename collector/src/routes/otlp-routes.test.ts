import { OTLPTraceExporter as JsonExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { OTLPTraceExporter as ProtobufExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { SimpleSpanProcessor, type SpanExporter, TracerProvider } from '@opentelemetry/sdk-trace';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeOtlp } from '../otlp/decode-otlp.ts';
import { readOtlp } from '../otlp/read-otlp.ts';
import { startTestCollector } from '../testing/start-test-collector.ts';

describe('traces by OTLP', () => {
  it.each([
    ['JSON', JsonExporter],
    ['protobuf', ProtobufExporter],
  ])(
    'come as %s from the exporter of OpenTelemetry',
    async (_form, Exporter: new (options: object) => SpanExporter) => {
      const { url, get } = await startTestCollector();
      const exporter = new Exporter({ url: `${url}/v1/traces` });
      const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });
      const span = provider.getTracer('test').startSpan('POST /messages', {
        attributes: { 'http.response.status_code': 500, 'http.request.header.cookie': ['sid=planted'], room: 'c_1' },
        startTime: 1_700_000_000_123.5,
      });
      span.recordException(new RangeError('no such room'), 1_700_000_000_200);
      span.setStatus({ code: 2 });
      span.end(1_700_000_000_250);
      await provider.shutdown();
      const { traceId, spanId } = span.spanContext();
      const { body } = await get(`/api/v1/traces/${traceId}`);
      expect(body).toMatchObject({
        spans: [{ spanId, name: 'POST /messages', side: 'server', failed: true, startAt: 1_700_000_000_123.5 }],
        errors: [{ traceId, spanId, name: 'RangeError', message: 'no such room', at: 1_700_000_000_200 }],
      });
      expect(body).toMatchObject({
        spans: [{ attributes: { 'http.response.status_code': 500, room: 'c_1' }, endAt: 1_700_000_000_250 }],
        errors: [{ frames: expect.arrayContaining([{ text: expect.stringContaining('otlp-routes.test.ts') }]) }],
      });
      expect(JSON.stringify(body)).not.toContain('planted');
    },
  );

  it('are refused where they are none, with what is wrong', async () => {
    const { post, url } = await startTestCollector();
    const path = '/v1/traces';
    expect(await post({ resourceSpans: 7 }, { path })).toMatchObject({
      status: 400,
      body: { error: { kind: 'invalid-traces', message: expect.stringContaining('.resourceSpans') } },
    });
    expect(await post('{', { path })).toMatchObject({ status: 400, body: { error: { kind: 'invalid-json' } } });
    const protobuf = { 'content-type': 'application/x-protobuf' };
    expect(await post(new Uint8Array([10, 200, 1]), { path, headers: protobuf })).toMatchObject({
      status: 400,
      body: { error: { kind: 'invalid-protobuf' } },
    });
    expect(await post('', { path, headers: { 'content-type': 'text/plain' } })).toMatchObject({ status: 415 });
    expect(await post({}, { path, headers: { origin: 'https://elsewhere.test' } })).toMatchObject({ status: 403 });
    expect((await fetch(`${url}${path}`)).status).toBe(405);
  });

  it('ask for the token where there is one', async () => {
    const { post } = await startTestCollector({ token: 'secret' });
    const path = '/v1/traces';
    expect(await post({}, { path })).toMatchObject({ status: 401 });
    expect(await post({}, { path, headers: { authorization: 'Bearer secret' } })).toMatchObject({ status: 200 });
  });

  it('of random bytes never throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
        const decoded = decodeOtlp(noise);
        if (decoded.ok) readOtlp(decoded.value);
      }),
    );
  });
});
