import { expect, test } from '#support/looked-test.ts';

test('where the policy of a page refuses to let its workers be looked into the panel says so, and the page works when it is loaded anew', {
  tag: '@nightly',
}, async ({ startSite, browserWithExtension: browser }) => {
  const site = await startSite({
    policy: "default-src 'self'; connect-src *; worker-src 'self'",
    page: '<script src="workers/rooms-page.js"></script>',
  });
  const page = await browser.open(site, false);
  const works = () => page.evaluate(() => Reflect.get(window, 'heard')?.length);
  await expect.poll(works).toBe(1);
  const panel = await browser.openView('panel', page);
  await browser.configure({ record: 'all', workers: [site.url] });
  await expect.poll(() => browser.registeredScripts()).toEqual([`${site.url}/*`]);

  await page.reload();
  const told = panel.getByRole('alert').filter({ hasText: 'forbids looking into its workers' });
  await expect(told).toBeVisible();
  await expect.poll(() => browser.registeredScripts()).toEqual([]);

  await told.getByRole('button', { name: 'Reload the page' }).click();
  await expect(told).toHaveCount(0);
  await expect.poll(works).toBe(1);
});
