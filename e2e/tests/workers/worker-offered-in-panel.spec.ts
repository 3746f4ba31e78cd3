import { expect, test } from '#support/looked-test.ts';

test("a worker is the browser's own until the panel, which names it, is asked to look into it", {
  tag: '@nightly',
}, async ({ startSite, browserWithExtension: browser }) => {
  const site = await startSite({ page: '<script src="workers/rooms-page.js"></script>' });
  const page = await browser.open(site, false);
  const isOwn = () => page.evaluate(() => Reflect.get(window, 'heard')[0]?.isOwn);
  await expect.poll(isOwn).toBe(true);

  const panel = await browser.openView('panel', page);
  await page.reload();
  await panel.getByRole('tab', { name: 'Now' }).click();
  const connections = panel.getByRole('region', { name: 'Connections' });
  await expect(connections).toContainText(`its sockets may be there: ${site.url}/workers/rooms.js`);
  await connections.getByRole('button', { name: 'Look into workers, and reload' }).click();

  await expect(connections.getByRole('row', { name: /^open/ })).toContainText('/socket');
  await expect.poll(isOwn).toBe(false);
  await panel.getByRole('tab', { name: 'Settings' }).click();
  await expect(panel.getByRole('textbox', { name: 'Look into workers' })).toHaveValue(site.url);
});
