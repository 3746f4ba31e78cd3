import { deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeBatch, originMs } from '../testing/make-batch.ts';
import { faultOf, startTestCollector } from '../testing/start-test-collector.ts';

describe('ingest', () => {
  it('acknowledges a batch, and the same batch again', async () => {
    const { post, get } = await startTestCollector();
    const batch = makeBatch({ batch: 7, seqs: [1, 2, 3] });
    expect(await post(batch)).toMatchObject({ status: 202, body: { acked: 7 } });
    expect(await post(batch)).toMatchObject({ status: 202, body: { acked: 7 } });
    expect(await get('/api/v1/sessions/s1/records')).toMatchObject({ body: { records: batch.records } });
  });

  it('takes the batches of a server at the address of the probe', async () => {
    const { post, get } = await startTestCollector();
    const batch = makeBatch({ session: 'server-1', header: { server: 'chat' } });
    expect(await post(batch, { path: '/api/v1/probe' })).toMatchObject({ status: 202, body: { acked: 1 } });
    expect(await get('/api/v1/sessions/server-1')).toMatchObject({ body: { server: 'chat', records: 1 } });
  });

  it('keeps a session by its own clock where that of its sender is off', async () => {
    const { post, get } = await startTestCollector({ clock: () => originMs + 60_000 });
    const send = (session: string, sentMs: unknown, until = 0) =>
      post(makeBatch({ session, until }), { headers: { 'driftscope-sent-at': String(sentMs) } });
    await send('right', originMs + 59_900);
    await send('ahead', originMs + 90_000);
    await send('behind', originMs + 40_000);
    await send('none', 'soon');
    // Its machine's clock was set back since it began.
    await send('set-back', originMs - 3_600_000, 59_950);
    const offsetOf = async (session: string) => {
      const { body } = await get(`/api/v1/sessions/${session}`);
      expect(body).toMatchObject({ id: session });
      return typeof body === 'object' && body !== null && 'clockOffsetMs' in body ? body.clockOffsetMs : 0;
    };
    const names = ['right', 'ahead', 'behind', 'none', 'set-back'];
    expect(await Promise.all(names.map(offsetOf))).toEqual([0, -30_000, 20_000, 0, 0]);
  });

  it('takes bodies that are packed', async () => {
    const { post } = await startTestCollector();
    const pack = (batch: number) => Buffer.from(JSON.stringify(makeBatch({ batch, seqs: [batch] })));
    const gzip = await post(gzipSync(pack(1)), { headers: { 'content-encoding': 'gzip' } });
    const deflate = await post(deflateSync(pack(2)), { headers: { 'content-encoding': 'deflate' } });
    const zstd = await post(zstdCompressSync(pack(3)), { headers: { 'content-encoding': 'zstd' } });
    expect([gzip.status, deflate.status, zstd.status]).toEqual([202, 202, 202]);
  });

  it('takes batches in any order and at the same time', async () => {
    const { post, get } = await startTestCollector();
    const numbers = Array.from({ length: 40 }, (_, index) => 40 - index);
    const answers = await Promise.all(numbers.map((n) => post(makeBatch({ batch: n, seqs: [2 * n - 1, 2 * n] }))));
    expect(answers.map(({ body }) => body)).toEqual(numbers.map((acked) => ({ acked })));
    expect(await get('/api/v1/sessions/s1')).toMatchObject({ body: { records: 80, batches: 40, holes: [] } });
  });

  it.each([
    ['no JSON', '{"v":1,', 400, 'invalid-json'],
    ['no UTF-8', Uint8Array.of(0x22, 0xff, 0x22), 400, 'invalid-json'],
    ['no batch', '[]', 400, 'invalid-batch'],
    ['another version', { ...makeBatch(), v: 2 }, 400, 'unsupported-version'],
    ['a number that is not exact', { ...makeBatch(), batch: 2 ** 60 }, 400, 'invalid-batch'],
    ['more depth than anyone could walk', '['.repeat(100_000), 400, 'too-deep'],
    ['no session', { ...makeBatch(), session: { id: 'a b' } }, 400, 'invalid-session'],
    [
      'a broken record',
      { ...makeBatch(), records: [{ seq: 1, t: 1, kind: 'page.visibility' }] },
      400,
      'invalid-record',
    ],
    ['more than 8 MiB', Buffer.alloc(8 * 1024 * 1024 + 1, ' '), 413, 'too-large'],
  ])('refuses %s', async (_name, body, status, kind) => {
    const { post, get } = await startTestCollector();
    const answer = await post(body);
    expect(answer.status).toBe(status);
    expect(faultOf(answer)).toEqual({ kind, message: expect.any(String), hint: expect.any(String) });
    expect(await get('/api/v1/sessions')).toMatchObject({ status: 200, body: { sessions: [] } });
  });

  it.each([
    ['gzip', (body: Buffer) => gzipSync(body, { level: 1 })],
    ['deflate', (body: Buffer) => deflateSync(body, { level: 1 })],
    ['zstd', (body: Buffer) => zstdCompressSync(body)],
  ])('refuses a small body in %s that would become a large one', async (encoding, pack) => {
    const { post } = await startTestCollector();
    const answer = await post(pack(Buffer.alloc(33 * 1024 * 1024)), { headers: { 'content-encoding': encoding } });
    expect(answer).toMatchObject({ status: 413, body: { error: { kind: 'too-large' } } });
  });

  it.each([
    [{ 'content-type': 'text/plain' }, 415, 'not-json'],
    [{ 'content-encoding': 'br' }, 415, 'unknown-encoding'],
    [{ 'content-encoding': 'gzip' }, 400, 'damaged-body'],
    [{ origin: 'https://elsewhere.test' }, 403, 'foreign-origin'],
    [{ origin: 'null' }, 403, 'foreign-origin'],
    [{ origin: 'chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' }, 403, 'foreign-origin'],
  ])('refuses a batch that comes with %o', async (headers, status, kind) => {
    const { post } = await startTestCollector();
    expect(await post(makeBatch(), { headers })).toMatchObject({ status, body: { error: { kind } } });
  });

  it('refuses another page under the id of a known one', async () => {
    const { post } = await startTestCollector();
    await post(makeBatch());
    const answer = await post(makeBatch({ batch: 2, header: { originMs: 1 } }));
    expect(answer).toMatchObject({ status: 409, body: { error: { kind: 'session-conflict' } } });
  });

  it('asks for its token, if it has one', async () => {
    const { post, get } = await startTestCollector({ token: 'secret' });
    const as = (authorization: string) => post(makeBatch(), { headers: { authorization } });
    expect(await post(makeBatch())).toMatchObject({ status: 401, body: { error: { kind: 'bad-token' } } });
    expect(await as('Bearer wrong')).toMatchObject({ status: 401 });
    expect(await as('Bearer secret')).toMatchObject({ status: 202 });
    expect(await get('/api/health')).toMatchObject({ status: 200 });
  });

  it('goes on after anything that is sent to it', async () => {
    const { post, get } = await startTestCollector();
    const whole = JSON.stringify(makeBatch({ seqs: [1, 2, 3] }));
    const mangled = fc
      .tuple(fc.nat(whole.length), fc.nat(20), fc.string())
      .map(([at, length, text]) => whole.slice(0, at) + text + whole.slice(at + length));
    const anything = fc.oneof(mangled, fc.json(), fc.uint8Array());
    await fc.assert(
      fc.asyncProperty(anything, async (body) => {
        const { status } = await post(body);
        expect([202, 400, 409]).toContain(status);
      }),
      { numRuns: 150 },
    );
    expect(await get('/api/health')).toMatchObject({ status: 200, body: { status: 'ok' } });
  });
});
