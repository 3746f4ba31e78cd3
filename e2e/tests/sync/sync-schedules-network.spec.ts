import type { WebSocketRoute } from '@playwright/test';
import { expect, expectConverged, expectOffline, test } from '#support/sync-test.ts';

test.describe('the sync client comes to the server’s truth, whatever the network does', () => {
  test('a link that is silently dead for thirty seconds', async ({ site, startDevice }) => {
    const { context, network, open } = await startDevice();
    await context.clock.install();
    site.put('n1', { text: 'before' });
    const page = await open('ann');
    await expectConverged(site, page);
    network.silence();
    site.put('n2', { text: 'sent into the void' });
    // The next heartbeat goes out, and nobody answers it in time.
    await page.clock.fastForward(25_000);
    await page.clock.fastForward(10_000);
    await expectConverged(site, page);
  });

  test('a sleep of ten minutes, in which the world went on', async ({ site, startDevice }) => {
    const { context, network, open } = await startDevice();
    await context.clock.install();
    site.put('n1', { text: 'before' });
    const page = await open('ann');
    await expectConverged(site, page);
    network.silence();
    site.put('n1', { text: 'changed' });
    site.put('n2', { text: 'new' });
    await page.clock.fastForward('10:00');
    // It woke up to a network that has forgotten its connections; that takes as long as it takes to notice.
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await page.clock.fastForward(4_000);
    await expectConverged(site, page);
  });

  test('a thousand missed events, of which it reads no more than it missed', async ({ site, startDevice }) => {
    const { network, open } = await startDevice();
    for (let n = 0; n < 500; n++) site.put(`old${n}`, { text: 'known' });
    const page = await open('ann');
    await expectConverged(site, page);
    network.cut();
    await expectOffline(page);
    for (let n = 0; n < 1_000; n++) site.put(`new${n}`, { text: 'missed' });
    site.requests.length = 0;
    network.restore();
    await expectConverged(site, page);
    const reads = site.requests.filter((request) => request.startsWith('GET'));
    expect(reads).toEqual(['GET /sync?scope=notes&since=500', 'GET /sync?scope=notes&since=1000']);
  });

  test('frames that come twice, in the wrong order, or not at all', async ({ site, startDevice }) => {
    const { context, open } = await startDevice();
    await context.routeWebSocket(/./, disturb);
    const page = await open('ann');
    await expectConverged(site, page);
    for (let n = 0; n < 60; n++) site.put(`n${n % 20}`, { text: `${n}` });
    await expect.poll(() => page.evaluate(() => window.sync.notes().n19?.text)).toBe('59');
    await expectConverged(site, page);
    expect(await page.evaluate(() => Object.keys(window.sync.notes()).length)).toBe(20);
  });
});

/** Events of Socket.IO, as Engine.IO carries them. Everything else of the two is left alone. */
const isEvent = (frame: string | Buffer): boolean => typeof frame === 'string' && frame.startsWith('42');

/** Carries events in threes: the first is lost, and the other two come in the wrong order, each of them twice. */
function disturb(page: WebSocketRoute): void {
  const server = page.connectToServer();
  let held: (string | Buffer)[] = [];
  let greeted = false;
  page.onMessage((frame) => server.send(frame));
  server.onMessage((frame) => {
    if (!isEvent(frame) || !greeted) {
      greeted ||= isEvent(frame);
      return page.send(frame);
    }
    held.push(frame);
    if (held.length < 3) return;
    const [, second = '', third = ''] = held;
    held = [];
    for (const each of [third, second, third, second]) page.send(each);
  });
}
