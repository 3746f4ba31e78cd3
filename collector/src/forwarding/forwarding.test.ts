import { gzipSync } from 'node:zlib';
import * as Sentry from '@sentry/node';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { makeEnvelope, traceId } from '../testing/make-trace.ts';
import { type EnvelopeAnswer, startEnvelopeServer } from '../testing/start-envelope-server.ts';
import { startTestCollector } from '../testing/start-test-collector.ts';

const event = (digit: string) => ({ event_id: traceId(digit), timestamp: 1_700_000_000, message: `it broke ${digit}` });
const eventEnvelope = (digit: string) => makeEnvelope([['event', event(digit)]], { event_id: traceId(digit) });

/** A collector that sends on to a Sentry that answers so, in turn, and 200 afterwards. */
async function start(answers: readonly EnvelopeAnswer[] = []) {
  const sentry = await startEnvelopeServer(answers);
  const faults: string[] = [];
  const collector = await startTestCollector({ forwardDsn: sentry.dsn, report: ({ kind }) => faults.push(kind) });
  const { body } = await collector.get('/api/v1/dsn');
  const dsn = String(Reflect.get(Object(body), 'dsn'));
  const path = `/api/1/envelope/?sentry_key=${new URL(dsn).username}&sentry_client=sentry.javascript.browser%2F11`;
  const send = (text: string | Uint8Array, headers: Record<string, string> = {}) =>
    collector.post(text, { path, headers: { 'content-type': 'text/plain;charset=UTF-8', ...headers } });
  const bodies = () => sentry.taken.map(({ body: taken }) => taken.toString());
  return { ...collector, dsn, sentry, send, bodies, faults };
}

describe('envelopes that came by the DSN', () => {
  it('go on to the team’s own Sentry byte by byte, under its key, and are kept here too', async () => {
    const { sentry, send } = await start();
    const body = gzipSync(eventEnvelope('e'));
    expect(await send(body, { 'content-encoding': 'gzip', 'user-agent': 'a browser' })).toMatchObject({
      status: 200,
      body: { errors: 1 },
    });
    await vi.waitFor(() => expect(sentry.taken).toHaveLength(1));
    const [taken] = sentry.taken;
    expect(taken?.body.equals(body)).toBe(true);
    expect(taken).toMatchObject({
      url: '/api/42/envelope/',
      headers: {
        'content-encoding': 'gzip',
        'content-type': 'text/plain;charset=UTF-8',
        'user-agent': 'a browser',
        'x-sentry-auth': 'Sentry sentry_version=7, sentry_client=sentry.javascript.browser/11, sentry_key=teamkey',
      },
    });
  });

  it('go on when they are of no use here, and when their packing is not known here', async () => {
    const { sentry, send, bodies } = await start();
    expect((await send('no envelope')).status).toBe(400);
    expect((await send('packed', { 'content-encoding': 'br' })).status).toBe(415);
    await vi.waitFor(() => expect(sentry.taken).toHaveLength(2));
    expect(bodies().sort()).toEqual(['no envelope', 'packed']);
  });

  it('are sent again when Sentry fails, and their sender is not kept waiting for that', async () => {
    const { sentry, send, bodies, get } = await start([{ status: 502 }]);
    expect((await send(eventEnvelope('1'))).status).toBe(200);
    await vi.waitFor(() => expect(sentry.taken).toHaveLength(2), 5_000);
    expect(bodies()).toEqual([eventEnvelope('1'), eventEnvelope('1')]);
    await vi.waitFor(async () =>
      expect((await get('/metrics')).body).toContain('driftscope_forwarded_envelopes_total{outcome="sent"} 1'),
    );
  });

  it('are lost only where Sentry will never take them, which is said', async () => {
    const { sentry, send, bodies, faults } = await start([{ status: 403 }]);
    await send(eventEnvelope('1'));
    await vi.waitFor(() => expect(faults).toEqual(['forwarding']));
    await send(eventEnvelope('2'));
    await vi.waitFor(() => expect(sentry.taken).toHaveLength(2));
    expect(bodies()).toEqual([eventEnvelope('1'), eventEnvelope('2')]);
  });

  it('wait until Sentry is back where it fails, and are counted where it never takes one', async () => {
    const { sentry, send, get } = await start([{ status: 503, headers: { 'retry-after': '1' } }, { status: 400 }]);
    for (const digit of ['1', '2', '3']) expect((await send(eventEnvelope(digit))).status).toBe(200);
    await vi.waitFor(() => expect(sentry.taken.length).toBeGreaterThanOrEqual(4), 5_000);
    await vi.waitFor(async () => {
      const metrics = String((await get('/metrics')).body);
      expect(metrics).toContain('driftscope_forwarded_envelopes_total{outcome="refused"} 1');
      expect(metrics).toContain('driftscope_forwarded_envelopes_total{outcome="sent"} 2');
      expect(metrics).toContain('driftscope_forward_waiting_bytes 0');
    });
  });

  it('are not held up by one on which Sentry stumbles', async () => {
    const { sentry, send, bodies, get } = await start([{ status: 500 }]);
    await send(eventEnvelope('1'));
    await vi.waitFor(() => expect(sentry.taken).toHaveLength(1));
    await send(eventEnvelope('2'));
    await send(eventEnvelope('3'));
    await vi.waitFor(() => expect(bodies()).toEqual(['1', '2', '3'].map(eventEnvelope)), 5_000);
    expect((await get('/metrics')).body).toMatch(/driftscope_forward_waiting_bytes [1-9]/);
  });

  it('do not go round between collectors that send on to each other', async () => {
    const { sentry, send, bodies } = await start();
    expect((await send(eventEnvelope('1'), { 'x-driftscope-forwarded': '1' })).status).toBe(200);
    await send(eventEnvelope('2'));
    await vi.waitFor(() => expect(sentry.taken).toHaveLength(1));
    expect(bodies()).toEqual([eventEnvelope('2')]);
    expect(sentry.taken[0]?.headers).toHaveProperty('x-driftscope-forwarded');
  });

  it('come whole from a true SDK', async () => {
    const { dsn, sentry } = await start();
    const client = new Sentry.NodeClient({
      dsn,
      transport: Sentry.makeNodeTransport,
      stackParser: Sentry.defaultStackParser,
      integrations: [],
      enableRuntimeChannelInjection: false,
    });
    client.init();
    onTestFinished(async () => void (await client.close(500)));
    client.captureException(new Error('the room is gone'));
    await client.flush(2_000);
    await vi.waitFor(() => expect(sentry.taken).toHaveLength(1));
    expect(sentry.taken[0]?.body.toString()).toContain('the room is gone');
    expect(sentry.taken[0]?.headers['x-sentry-auth']).toMatch(/sentry_client=sentry\.javascript\.node/);
  });
});
