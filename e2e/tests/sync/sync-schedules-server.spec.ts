import { expect, expectConverged, expectOffline, test } from '#support/sync-test.ts';

test.describe('the sync client comes to the server’s truth, whatever becomes of the server', () => {
  test('it restarts, and has its data', async ({ site, startDevice }) => {
    const { open } = await startDevice();
    site.put('n1', { text: 'before' });
    const page = await open('ann');
    await expectConverged(site, page);
    site.requests.length = 0;
    await site.restart('kept');
    site.put('n2', { text: 'after' });
    await expectConverged(site, page);
    expect(site.requests.filter((request) => request.startsWith('GET'))).not.toContain('GET /sync?scope=notes&since=');
  });

  test('it restarts with other data: what the client had of the old is gone', async ({ site, startDevice }) => {
    const { open } = await startDevice();
    for (let n = 0; n < 5; n++) site.put(`old${n}`, { text: 'before' });
    const page = await open('ann');
    await expectConverged(site, page);
    await site.restart('lost');
    site.put('n1', { text: 'another life' });
    await expectConverged(site, page);
    expect(await page.evaluate(() => window.sync.notes())).toEqual({ n1: { text: 'another life' } });
  });

  test('it has forgotten what was deleted meanwhile', async ({ site, startDevice }) => {
    const { network, open } = await startDevice();
    for (let n = 0; n < 5; n++) site.put(`n${n}`, { text: 'there' });
    const page = await open('ann');
    await expectConverged(site, page);
    network.cut();
    await expectOffline(page);
    site.delete('n1');
    site.delete('n3');
    site.trim();
    network.restore();
    await expectConverged(site, page);
    expect(await page.evaluate(() => Object.keys(window.sync.notes()).sort())).toEqual(['n0', 'n2', 'n4']);
  });
});
