import { expect, it } from 'vitest';
import { makeToken } from '../testing/make-token.ts';
import { startTestCollector } from '../testing/start-test-collector.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

const endless = Number.POSITIVE_INFINITY;

it('lets each token send as much as it may, and says when to come again', async () => {
  const dataDir = await temporaryFolder();
  const [one, other] = [makeToken(dataDir, 'read'), makeToken(dataDir, 'read')];
  const limits = { requestsPerS: 0.05, bytesPerS: endless };
  const { url } = await startTestCollector({ dataDir, limits });
  const ask = (headers = {}) => fetch(`${url}/api/health`, { headers });
  // What may come in ten seconds is half a request here.
  expect((await ask(one.headers)).status).toBe(200);
  const refused = await ask(one.headers);
  expect(refused.status).toBe(429);
  expect(await refused.json()).toMatchObject({ error: { kind: 'too-many-requests' } });
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await ask(other.headers)).status).toBe(200);
  expect((await ask()).status).toBe(200);
  // Who makes tokens up gets no more by that.
  expect((await ask({ authorization: 'Bearer x' })).status).toBe(429);
});

it('lets a body through that is too much, and makes its sender wait for the next one', async () => {
  const { post } = await startTestCollector({ limits: { requestsPerS: endless, bytesPerS: 1_000 } });
  expect(await post('x'.repeat(1_000_000))).toMatchObject({ status: 400 });
  const refused = await post('x');
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(900);
});

it('limits nobody on loopback who did not ask for it', async () => {
  const { get } = await startTestCollector();
  const statuses = await Promise.all(Array.from({ length: 300 }, async () => (await get('/api/health')).status));
  expect(new Set(statuses)).toEqual(new Set([200]));
});
