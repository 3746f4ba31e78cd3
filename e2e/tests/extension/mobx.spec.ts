import { openExtendedProfile } from '#support/browser/extension.ts';
import { bundleFixture } from '#support/bundles/recorder-bundle.ts';
import { startRecorderServer } from '#support/sites/recorder-server.ts';
import { expect, test } from '#support/test.ts';

test('the stores of a page that has MobX are recorded, as are those of a frame in it', async ({ stack }) => {
  const script = (await bundleFixture('mobx-app.ts')).replaceAll('</script', '<\\/script');
  const app = `<meta charset="utf-8"><div id="root"></div><script>${script}</script>`;
  const site = await startRecorderServer({ '/frame': app, '/app': `${app}<iframe src="/frame"></iframe>` });
  const profile = await openExtendedProfile();
  await profile.configure({ record: 'all', collectorUrl: stack.collectorUrl });
  const page = await profile.context.newPage();
  await page.goto(`${site.url}/app`);

  const foundIn = async (path: string) => {
    const session = (await stack.api.sessions()).find(({ url }) => url === site.url + path);
    const records = session === undefined ? [] : await stack.api.records(session.id);
    return records.flatMap((record) => (record.kind === 'store.found' ? record.name : [])).sort();
  };
  const names = ['itemsStore', 'list', 'sessionStore', 'settingsStore', 'title'];
  await expect.poll(() => foundIn('/app')).toEqual(names);
  await expect.poll(() => foundIn('/frame')).toEqual(names);

  await page.reload();
  await page.getByRole('button', { name: 'Items 0' }).click();
  await expect(page.getByRole('button', { name: 'Items 1' })).toBeVisible();
  const commits = async () => {
    const sessions = (await stack.api.sessions()).filter(({ url }) => url === `${site.url}/app`);
    const records = (await Promise.all(sessions.map(({ id }) => stack.api.records(id)))).flat();
    return records.flatMap((record) => (record.kind === 'store.commit' ? record.patch : []));
  };
  const item = { id: 'm_1', text: '', tags: [] };
  await expect.poll(commits).toContainEqual(expect.objectContaining({ path: ['items'], insert: [item] }));

  await profile.close();
  await site.stop();
});
