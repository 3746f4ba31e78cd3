import type { Page } from '@playwright/test';
import { expect, expectConverged, type SyncDevice, test } from '#support/sync-test.ts';

test.describe('the tabs of one browser come to the server’s truth together', () => {
  async function openTwo({ open }: SyncDevice): Promise<{ leader: Page; follower: Page; sockets: () => number }> {
    const leader = await open('ann');
    await expect.poll(() => leader.evaluate(() => window.sync.status().connection)).toBe('connected');
    const follower = await open('ann');
    let opened = 0;
    follower.on('websocket', () => {
      opened += 1;
    });
    return { leader, follower, sockets: () => opened };
  }

  test('the leading tab crashes, and the other takes over', async ({ site, startDevice }) => {
    const device = await startDevice();
    const { leader, follower, sockets } = await openTwo(device);
    await expectConverged(site, follower);
    expect(sockets()).toBe(0);
    const crashed = leader.waitForEvent('crash');
    const session = await device.context.newCDPSession(leader);
    // The tab is gone before it can answer.
    session.send('Page.crash').catch(() => undefined);
    await crashed;
    site.put('n1', { text: 'nobody listened' });
    await follower.evaluate(() => window.sync.put('n2', { text: 'from the one that is left' }));
    await expectConverged(site, follower);
    expect(sockets()).toBe(1);
  });

  test('the leading tab freezes, the other takes over, and the frozen one is well when it wakes', async ({
    site,
    startDevice,
  }) => {
    const device = await startDevice();
    const { leader, follower, sockets } = await openTwo(device);
    await expectConverged(site, follower);
    const session = await device.context.newCDPSession(leader);
    await session.send('Debugger.enable');
    await session.send('Debugger.pause');
    site.put('n1', { text: 'the leader sleeps' });
    await expect.poll(sockets).toBe(1);
    await expectConverged(site, follower);
    await session.send('Debugger.resume');
    await follower.evaluate(() => window.sync.put('n2', { text: 'good morning' }));
    await expectConverged(site, leader);
    await expectConverged(site, follower);
  });

  test('a browser without Web Locks: each tab is on its own', async ({ site, startDevice }) => {
    const device = await startDevice();
    await device.context.addInitScript(() => Object.defineProperty(navigator, 'locks', { value: undefined }));
    const { leader: first, follower: second } = await openTwo(device);
    await first.evaluate(() => window.sync.put('n1', { text: 'first' }));
    await second.evaluate(() => window.sync.put('n2', { text: 'second' }));
    await expect.poll(() => Object.keys(site.notes()).sort()).toEqual(['n1', 'n2']);
    await expectConverged(site, first);
    await expectConverged(site, second);
    expect(site.changes).toHaveLength(2);
  });
});
