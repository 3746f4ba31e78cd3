import { createServer } from 'node:http';
import { openExtendedProfile } from '#support/browser/extension.ts';
import { closeServer, listen } from '#support/sites/listen.ts';
import { startRecorderServer } from '#support/sites/recorder-server.ts';
import { expect, test } from '#support/test.ts';

const WAIT_S = 3;

test('a collector that asks to be left alone is, whatever the page does meanwhile, and then has it all', async () => {
  const site = await startRecorderServer();
  const askedAtMs: number[] = [];
  const taken: string[] = [];
  const collector = createServer(async (request, response) => {
    const body = (await request.toArray()).join('');
    if (request.url !== '/api/v1/batches') return response.writeHead(404).end();
    askedAtMs.push(performance.now());
    if (askedAtMs.length === 1) return response.writeHead(503, { 'retry-after': `${WAIT_S}` }).end();
    taken.push(body);
    return response.writeHead(202).end();
  });
  const { url } = await listen(collector);
  const profile = await openExtendedProfile();
  await profile.configure({ record: 'all', collectorUrl: url });
  const page = await profile.context.newPage();
  await page.goto(site.url);
  await page.evaluate('__DRIFTSCOPE__.mark("refused")');
  await expect.poll(() => askedAtMs.length).toBe(1);
  await page.evaluate('__DRIFTSCOPE__.mark("came meanwhile")');

  await expect.poll(() => taken.join()).toMatch(/"refused".*"came meanwhile"/s);
  const [refusedAtMs = Number.NaN, nextAtMs = Number.NaN] = askedAtMs;
  expect(nextAtMs - refusedAtMs).toBeGreaterThanOrEqual(WAIT_S * 1_000);

  await profile.close();
  await closeServer(collector);
  await site.stop();
});
