import { gzipSync } from 'node:zlib';
import * as Sentry from '@sentry/node';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeEnvelope, spanId, traceId } from '../testing/make-trace.ts';
import { startTestCollector } from '../testing/start-test-collector.ts';

const seconds = 1_700_000_000;
const spanItem = {
  trace_id: traceId('a'),
  span_id: spanId('1'),
  name: 'POST /messages',
  start_timestamp: seconds,
  end_timestamp: seconds + 0.02,
  status: 'ok',
  attributes: {
    'sentry.op': { type: 'string', value: 'http.server' },
    'http.request.header.cookie.sid': { type: 'string', value: 'planted-cookie' },
    'http.request.body.data': { type: 'string', value: 'planted-body' },
    'user.email': { type: 'string', value: 'planted@app.test' },
    'http.request.header.authorization': { type: 'string', value: 'Bearer planted-token-0123456789' },
    'url.full': { type: 'string', value: 'http://app.test/?access_token=planted-parameter' },
    'http.response.status_code': { type: 'integer', value: 201 },
  },
};
const event = {
  event_id: traceId('e'),
  timestamp: seconds + 0.01,
  platform: 'node',
  transaction: 'POST /messages',
  request: { headers: { cookie: 'planted-cookie' }, cookies: { sid: 'planted-cookie' } },
  contexts: { trace: { trace_id: traceId('a'), span_id: spanId('1') } },
  exception: {
    values: [
      {
        type: 'TypeError',
        value: 'room is undefined',
        mechanism: { handled: false },
        stacktrace: {
          frames: [
            { function: 'next', filename: '/lib/express.js', lineno: 1, colno: 2, in_app: false },
            { function: 'send', filename: '/src/live.ts', lineno: 12, in_app: true, vars: { password: 'planted' } },
          ],
        },
      },
    ],
  },
};

async function startWithDsn() {
  const collector = await startTestCollector();
  const { body } = await collector.get('/api/v1/dsn');
  const dsn = String(Reflect.get(Object(body), 'dsn'));
  const key = new URL(dsn).username;
  const send = (text: string | Uint8Array, headers: Record<string, string> = {}, path = `?sentry_key=${key}`) =>
    collector.post(text, { path: `/api/1/envelope/${path}`, headers: { 'content-type': 'text/plain', ...headers } });
  const trace = async (id = traceId('a')) => (await collector.get(`/api/v1/traces/${id}`)).body;
  return { ...collector, dsn, key, send, trace };
}

describe('envelopes of Sentry', () => {
  it('are read for spans and errors, and nothing of theirs that is secret is kept', async () => {
    const { send, trace } = await startWithDsn();
    const answer = await send(
      makeEnvelope(
        [
          ['span', { items: [spanItem] }],
          ['event', event],
        ],
        { event_id: event.event_id },
      ),
    );
    expect(answer).toMatchObject({ status: 200, body: { id: event.event_id, spans: 1, errors: 1, ignored: {} } });
    const found = await trace();
    expect(found).toMatchObject({
      spans: [
        {
          name: 'POST /messages',
          op: 'http.server',
          side: 'server',
          startAt: seconds * 1000,
          endAt: seconds * 1000 + 20,
          attributes: { 'http.response.status_code': 201 },
        },
      ],
      errors: [
        {
          name: 'TypeError',
          message: 'room is undefined',
          during: 'POST /messages',
          handled: false,
          frames: [
            { text: 'send (/src/live.ts:12)', inApp: true },
            { text: 'next (/lib/express.js:1:2)', inApp: false },
          ],
        },
      ],
    });
    expect(JSON.stringify(found)).not.toContain('planted');
  });

  it('may hold a transaction with the spans within it', async () => {
    const { send, trace } = await startWithDsn();
    const times = { start_timestamp: seconds, timestamp: '2023-11-14T22:13:20.500Z' };
    const child = { ...times, trace_id: traceId('a'), span_id: spanId('2'), parent_span_id: spanId('1'), op: 'db' };
    const transaction = {
      ...times,
      transaction: 'GET /',
      contexts: {
        trace: { trace_id: traceId('a'), span_id: spanId('1'), op: 'http.server', status: 'internal_error' },
      },
      spans: [child, { trace_id: 'x' }],
      sdk: { name: 'sentry.javascript.browser' },
    };
    expect(await send(makeEnvelope([['transaction', transaction]]))).toMatchObject({
      body: { spans: 2, ignored: { transaction: 1 } },
    });
    expect(await trace()).toMatchObject({
      spans: [
        { name: 'GET /', failed: true, side: 'client', endAt: seconds * 1000 + 500 },
        { name: 'db', parentId: spanId('1') },
      ],
    });
  });

  it('lose nothing of what is good in them to what is not', async () => {
    const { send, trace } = await startWithDsn();
    const text = makeEnvelope([
      ['session', {}],
      ['replay_recording', '\u0000\u0001'],
      ['event', '{"event_id":'],
      ['event', { event_id: 'x' }],
      ['span', { items: [{ trace_id: 'zz' }, spanItem] }],
    ]);
    const answer = await send(`${text}\n{"type":"event","length":5000}\n{}`);
    expect(answer).toMatchObject({
      status: 200,
      body: { spans: 1, errors: 0, ignored: { session: 1, replay_recording: 1, event: 2, span: 1, damaged: 1 } },
    });
    expect(await trace()).toMatchObject({ spans: [{ spanId: spanId('1') }] });
  });

  it('may be compressed, and a bomb is stopped', async () => {
    const { send } = await startWithDsn();
    const text = makeEnvelope([['span', { items: [spanItem] }]]);
    const gzip = { 'content-encoding': 'gzip' };
    expect(await send(gzipSync(text), gzip)).toMatchObject({ status: 200, body: { spans: 1 } });
    expect(await send(gzipSync(Buffer.alloc(40 * 1024 * 1024)), gzip)).toMatchObject({ status: 413 });
    expect(await send('no envelope')).toMatchObject({ status: 400, body: { error: { kind: 'invalid-envelope' } } });
  });

  it('come from a page of any origin that knows the key, and from no other', async () => {
    const { send, key, post, url } = await startWithDsn();
    const text = makeEnvelope([['span', { items: [spanItem] }]]);
    const origin = 'https://app.test';
    const answer = await send(text, { origin });
    expect(answer).toMatchObject({ status: 200 });
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(
      await send(text, { origin, 'x-sentry-auth': `Sentry sentry_version=7, sentry_key=${key}` }, ''),
    ).toMatchObject({ status: 200 });
    const refused = { status: 401, body: { error: { kind: 'bad-dsn' } } };
    expect(await send(text, { origin }, '?sentry_key=0123')).toMatchObject(refused);
    expect(await send(text, { origin }, '')).toMatchObject(refused);
    expect(await post(text, { path: '/stream', headers: { origin } })).toMatchObject(refused);
    expect(await post(text, { path: '/stream', headers: { origin: 'http://localhost:5173' } })).toMatchObject({
      status: 200,
    });
    const asked = await fetch(`${url}/api/1/envelope/`, { method: 'OPTIONS', headers: { origin } });
    expect(asked.status).toBe(204);
    expect((await fetch(`${url}/api/1/envelope/`)).status).toBe(405);
  });

  it('need the key where the collector asks for a token', async () => {
    const { post } = await startTestCollector({ token: 'secret' });
    const text = makeEnvelope([['span', { items: [spanItem] }]]);
    expect(await post(text, { path: '/stream' })).toMatchObject({ status: 401 });
    expect(await post(text, { path: '/api/1/envelope/?sentry_key=x' })).toMatchObject({ status: 401 });
  });

  it('of the real SDK tell the span, its child, and the error in it', async () => {
    const { dsn, trace } = await startWithDsn();
    Sentry.init({ dsn, tracesSampleRate: 1, release: 'chat@1.2.3', serverName: 'chat-1' });
    onTestFinished(async () => void (await Sentry.close()));
    const id = Sentry.startSpan({ name: 'POST /messages', op: 'http.server' }, (span) => {
      Sentry.startSpan({ name: 'emit message:new' }, () => Sentry.captureException(new RangeError('no such room')));
      return span.spanContext().traceId;
    });
    await Sentry.flush();
    await expect
      .poll(() => trace(id))
      .toMatchObject({
        spans: [
          { name: 'POST /messages', op: 'http.server', release: 'chat@1.2.3', side: 'server' },
          { name: 'emit message:new' },
        ],
        errors: [{ name: 'RangeError', message: 'no such room', release: 'chat@1.2.3', service: 'chat-1' }],
      });
  });
});
