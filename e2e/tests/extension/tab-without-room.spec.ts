import { openExtendedProfile } from '#support/browser/extension.ts';
import { startRecorderServer } from '#support/sites/recorder-server.ts';
import { expect, test } from '#support/test.ts';

test('a tab is recorded while what left pages wrote takes all the room in memory', async ({ stack }) => {
  const site = await startRecorderServer();
  const profile = await openExtendedProfile();
  await profile.configure({ record: 'all', collectorUrl: stack.collectorUrl });
  const ours = await profile.openView('panel');
  const refusal = await ours.evaluate(async () => {
    const { session } = chrome.storage;
    const room = session.QUOTA_BYTES - (await session.getBytesInUse());
    await session.set({ left: 'x'.repeat(room - 200) });
    let said = '';
    for (let n = 0; said === ''; n++) said = await session.set({ [n]: crypto.randomUUID() }).then(() => '', String);
    return said;
  });
  expect(refusal).toContain('quota');

  const page = await profile.context.newPage();
  await page.goto(site.url);
  await page.evaluate('__DRIFTSCOPE__.mark("without room")');
  const marks = async () => {
    const records = await Promise.all((await stack.api.sessions()).map(({ id }) => stack.api.records(id)));
    return records.flat().filter(({ kind }) => kind === 'mark');
  };
  await expect.poll(marks).toMatchObject([{ text: 'without room' }]);

  await profile.close();
  await site.stop();
});
