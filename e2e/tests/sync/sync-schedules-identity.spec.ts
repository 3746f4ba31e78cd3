import { storedRows } from '#support/stores/stored-rows.ts';
import { expect, expectConverged, test } from '#support/sync-test.ts';

test.describe('the sync client comes to the server’s truth, whoever is signed in', () => {
  test('a kick, and a token that is over', async ({ site, startDevice }) => {
    const { open } = await startDevice();
    const page = await open('ann');
    await expectConverged(site, page);
    site.expireTokens();
    site.kick('ann');
    site.put('n1', { text: 'while it was out' });
    await page.evaluate(() => window.sync.put('n2', { text: 'written without a token' }));
    await expectConverged(site, page);
    expect(Object.keys(site.notes()).sort()).toEqual(['n1', 'n2']);
  });

  test('a logout in the middle of catching up leaves nothing, and lets no answer in', async ({ site, startDevice }) => {
    const { context, open } = await startDevice();
    for (let n = 0; n < 100; n++) site.put(`n${n}`, { text: 'secret' });
    const answer = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    await context.route('**/sync?scope=*', async (route) => {
      const response = await route.fetch();
      asked.resolve();
      await answer.promise;
      // The client may have cut it off: then there is nobody to answer.
      await route.fulfill({ response }).catch(() => undefined);
    });
    await context.route('**/mutations', (route) => route.abort());
    const page = await open('ann');
    await asked.promise;
    await page.evaluate(() => window.sync.put('mine', { text: 'never sent' }));
    await expect.poll(async () => (await storedRows(page)).outbox).toBe(1);
    await page.evaluate(() => window.sync.signOut());
    answer.resolve();
    await context.unroute('**/mutations');
    await expect.poll(async () => Object.values(await storedRows(page)).filter((rows) => rows > 0)).toEqual([]);
    expect(await page.evaluate(() => window.sync.notes())).toEqual({});
    expect(await page.evaluate(() => window.sync.status())).toMatchObject({ connection: 'signed-out', pending: 0 });

    await page.evaluate(() => window.sync.signIn('bob'));
    await expectConverged(site, page);
    expect(site.notes()).not.toHaveProperty('mine');
  });
});
