import { storedRows } from '#support/stores/stored-rows.ts';
import { expect, expectConverged, expectOffline, test } from '#support/sync-test.ts';

test.describe('what the user writes comes to the server once, or the user is told', () => {
  test('a reload with a full outbox', async ({ site, startDevice }) => {
    const { network, open } = await startDevice();
    const page = await open('ann');
    await expectConverged(site, page);
    network.cut();
    await expectOffline(page);
    await page.evaluate(() => {
      for (let n = 0; n < 200; n++) window.sync.put(`n${n}`, { text: `${n}` });
    });
    await expect.poll(async () => (await storedRows(page)).outbox).toBe(200);
    await page.reload();
    await expect.poll(() => page.evaluate(() => window.sync.status().pending)).toBe(200);
    expect(await page.evaluate(() => Object.keys(window.sync.notes()).length)).toBe(200);
    expect(site.changes).toEqual([]);
    network.restore();
    await expectConverged(site, page);
    expect(site.changes.map(({ entity }) => entity.id)).toEqual(Array.from({ length: 200 }, (_, n) => `n${n}`));
  });

  test('an answer to a write that gets lost on its way', async ({ site, startDevice }) => {
    const { context, open } = await startDevice();
    // The server's own news of the write would do as well.
    await context.routeWebSocket(/./, (socket) => {
      const server = socket.connectToServer();
      server.onMessage((frame) => {
        if (!`${frame}`.includes('"change"')) socket.send(frame);
      });
    });
    const page = await open('ann');
    await expectConverged(site, page);
    await context.route(
      '**/mutations',
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );
    await page.evaluate(() => window.sync.put('n1', { text: 'once' }));
    await expect.poll(() => site.requests.filter((request) => request === 'POST /mutations').length).toBe(2);
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await expectConverged(site, page);
    expect(site.changes).toHaveLength(1);
  });

  test('two devices edit one entity while both are offline', async ({ site, startDevice }) => {
    site.put('n1', { title: 'before', text: 'before' });
    const [first, second] = [await startDevice(), await startDevice()];
    const [ann, bob] = [await first.open('ann'), await second.open('bob')];
    await expectConverged(site, ann);
    await expectConverged(site, bob);
    for (const [{ network }, page] of [
      [first, ann],
      [second, bob],
    ] as const) {
      network.cut();
      await expectOffline(page);
    }
    const annAt = await ann.evaluate(() => {
      window.sync.patch('n1', { title: 'by Ann', text: 'by Ann' });
      return Date.now();
    });
    // Two browsers measure how far the server's clock is from theirs, and neither does so to the millisecond.
    await bob.waitForFunction((at) => Date.now() > at + 1_000, annAt);
    await bob.evaluate(() => window.sync.patch('n1', { title: 'by Bob' }));
    second.network.restore();
    await expectConverged(site, bob);
    first.network.restore();
    await expectConverged(site, ann);
    await expectConverged(site, bob);
    // Bob was later with the title, though he came first; of the text he did not write.
    expect(site.notes().n1).toEqual({ title: 'by Bob', text: 'by Ann' });
    await expect.poll(() => ann.evaluate(() => window.sync.notices)).toEqual(['conflict']);
  });

  test('a browser that stores nothing any more', async ({ site, startDevice }) => {
    const { open } = await startDevice();
    const page = await open('ann');
    await expectConverged(site, page);
    // As a browser does whose disk is full; DevTools' own quota does not hold in a context like this one.
    await page.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('The disk is full.', 'QuotaExceededError');
      };
      IDBObjectStore.prototype.add = IDBObjectStore.prototype.put;
    });
    await page.evaluate(() => window.sync.put('n1', { text: 'kept nowhere' }));
    await expect.poll(() => page.evaluate(() => window.sync.notices)).toEqual(['storage-full']);
    expect(await page.evaluate(() => window.sync.status().storing)).toBe(false);
    site.put('n2', { text: 'from elsewhere' });
    await expectConverged(site, page);
    expect(site.notes()).toHaveProperty('n1');
  });
});
