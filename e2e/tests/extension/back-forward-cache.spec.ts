import { openExtendedProfile } from '#support/browser/extension.ts';
import { startRecorderServer } from '#support/sites/recorder-server.ts';
import { expect, test } from '#support/test.ts';

test('a page that comes back from the back/forward cache goes on in its session, without a hole', async ({ stack }) => {
  const site = await startRecorderServer();
  const profile = await openExtendedProfile({ withoutArgs: ['--disable-back-forward-cache'] });
  await profile.configure({ record: 'all', collectorUrl: stack.collectorUrl });
  const page = await profile.context.newPage();
  await page.goto(`${site.url}/?first`);
  await page.evaluate('__DRIFTSCOPE__.mark("before")');
  await page.goto(`${site.url}/?second`);
  await page.goBack({ waitUntil: 'commit' });
  await expect.poll(() => page.evaluate('location.search')).toBe('?first');
  await page.evaluate('__DRIFTSCOPE__.mark("after")');

  const first = async () => {
    const session = (await stack.api.sessions()).find(({ url }) => url === `${site.url}/?first`);
    return session === undefined ? [] : stack.api.records(session.id);
  };
  await expect.poll(first).toContainEqual(expect.objectContaining({ kind: 'mark', text: 'after' }));
  const records = await first();
  expect(records.map(({ seq }) => seq)).toEqual(records.map((_, index) => index + 1));
  expect(records).toContainEqual(expect.objectContaining({ kind: 'page.hide', kept: true }));
  expect(records).toContainEqual(expect.objectContaining({ kind: 'page.show', restored: true }));

  await profile.close();
  await site.stop();
});
