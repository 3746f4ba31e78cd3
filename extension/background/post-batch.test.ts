import { createServer } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { postBatch } from './post-batch.ts';

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

test('a batch is stored when the collector says 202, and comes with its token', async () => {
  const { collectorUrl, requests } = await startCollector(202, { acked: 1 });
  expect(await postBatch(fetch, { collectorUrl, token: 't' }, '{"v":1}')).toEqual({ kind: 'stored' });
  expect(requests).toMatchObject([{ path: '/api/v1/batches', authorization: 'Bearer t', body: '{"v":1}' }]);
});

test('a batch comes with when it was sent, so that a collector can tell what the clocks are apart', async () => {
  const { collectorUrl, requests } = await startCollector(202, {});
  const beforeMs = Date.now();
  await postBatch(fetch, { collectorUrl, token: '' }, '{}');
  expect(requests[0]?.sentMs).toBeGreaterThanOrEqual(beforeMs);
  expect(requests[0]?.sentMs).toBeLessThanOrEqual(Date.now());
});

test('without a token no credentials are sent', async () => {
  const { collectorUrl, requests } = await startCollector(202, {});
  await postBatch(fetch, { collectorUrl, token: '' }, '{}');
  expect(requests[0]?.authorization).toBeUndefined();
});

test.each([400, 409, 413, 415, 422])(
  '%i is about the batch: refused, in the words of the collector',
  async (status) => {
    const error = { kind: 'bad-batch', message: 'seq 4 comes twice', hint: 'Update the extension.' };
    const { collectorUrl } = await startCollector(status, { error });
    expect(await postBatch(fetch, { collectorUrl, token: '' }, '{}')).toEqual({
      kind: 'refused',
      fault: { ...error, message: `The collector answered ${status}: seq 4 comes twice` },
    });
  },
);

test.each([401, 403, 404, 408, 429, 500, 503])('%i is about the way: the batch is kept', async (status) => {
  const { collectorUrl } = await startCollector(status, 'no json');
  expect(await postBatch(fetch, { collectorUrl, token: '' }, '{}')).toMatchObject({
    kind: 'unavailable',
    fault: { kind: `http-${status}` },
  });
});

test.each([
  ['2', 2_000],
  ['86400', 300_000],
  ['Wed, 21 Oct 2026 07:28:00 GMT', undefined],
])('a collector that says Retry-After: %s is left alone for %s ms', async (header, retryAfterMs) => {
  const { collectorUrl } = await startCollector(503, 'no json', { 'retry-after': header });
  const outcome = await postBatch(fetch, { collectorUrl, token: '' }, '{}');
  expect(outcome).toMatchObject({ kind: 'unavailable', fault: { kind: 'http-503' } });
  expect('retryAfterMs' in outcome ? outcome.retryAfterMs : undefined).toBe(retryAfterMs);
});

test('a web server that is no collector is told apart from one', async () => {
  const { collectorUrl } = await startCollector(200, '<html>');
  expect(await postBatch(fetch, { collectorUrl, token: '' }, '{}')).toMatchObject({
    kind: 'unavailable',
    fault: { kind: 'no-collector' },
  });
});

test('nobody at the address is a result, not an exception', async () => {
  const { collectorUrl, stop } = await startCollector(202, {});
  stop();
  expect(await postBatch(fetch, { collectorUrl, token: '' }, '{}')).toMatchObject({
    kind: 'unavailable',
    fault: { kind: 'unreachable', message: expect.stringContaining(collectorUrl) },
  });
});

async function startCollector(status: number, answer: unknown, headers: Record<string, string> = {}) {
  const requests: { path: string | undefined; authorization: string | undefined; sentMs: number; body: string }[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { url: path, headers: sent } = request;
    const { authorization } = sent;
    requests.push({ path, authorization, sentMs: Number(sent['driftscope-sent-at']), body });
    response.writeHead(status, headers).end(typeof answer === 'string' ? answer : JSON.stringify(answer));
  });
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  stops.push(stop);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return { collectorUrl: `http://127.0.0.1:${address.port}`, requests, stop };
}
