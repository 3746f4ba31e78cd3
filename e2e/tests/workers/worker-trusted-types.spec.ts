import { expect, test } from '#support/worker-test.ts';

test('a page that demands trusted types starts its workers as it would have, hears of nothing that it did not do, and the records say why they are not looked into', async ({
  startSite,
  openLooked,
}) => {
  const site = await startSite({
    policy: "require-trusted-types-for 'script'",
    page: '<script src="workers/trusted-page.js"></script>',
  });
  const open = async (native: boolean) => {
    const opened = await openLooked(site, { native });
    const heard = () => opened.page.evaluate(() => Reflect.get(window, 'heard'));
    await expect.poll(heard).toHaveLength(3);
    return { ...opened, heard };
  };
  const native = await open(true);
  const looked = await open(false);
  await expect.poll(looked.heard).toEqual(await native.heard());
  expect(await looked.recordsOf('recorder.unseen')).toMatchObject([
    { what: 'worker', url: `${site.url}/workers/nested.js`, why: 'policy' },
  ]);
  expect(await looked.recordsOf('recorder.fault')).toEqual([]);
});
