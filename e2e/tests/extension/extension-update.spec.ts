import { openExtendedProfile } from '#support/browser/extension.ts';
import { startCuttableProxy } from '#support/sites/cuttable-proxy.ts';
import { startRecorderServer } from '#support/sites/recorder-server.ts';
import { expect, test } from '#support/test.ts';

test('an update of the extension is not felt by the page, loses nothing, and recording begins anew at its next load', async ({
  stack,
}) => {
  const site = await startRecorderServer();
  const profile = await openExtendedProfile();
  const line = await startCuttableProxy(Number(new URL(stack.collectorUrl).port));
  await profile.configure({ record: 'all', collectorUrl: line.url });
  const page = await profile.context.newPage();
  await page.goto(site.url);
  await page.evaluate('__DRIFTSCOPE__.mark("old")');
  const marks = async () => {
    const sessions = await stack.api.sessions();
    const records = await Promise.all(sessions.map(({ id }) => stack.api.records(id)));
    return records.flat().flatMap((record) => (record.kind === 'mark' ? [record.text] : []));
  };
  await expect.poll(marks).toEqual(['old']);

  // Not before: the browser complains of an icon that the site has not.
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => complaints.push(message.text()));
  const ours = await profile.openView('panel');
  // The collector is asked, and does not answer: what comes now is nowhere but in the page and the background.
  line.silence();
  await page.evaluate('__DRIFTSCOPE__.mark("unsettled")');
  const closed = ours.waitForEvent('close');
  // What it answers is lost with its page.
  const reloaded = ours.evaluate(() => chrome.runtime.reload()).catch(() => undefined);
  await Promise.all([closed, reloaded]);

  // Both ways of noticing that the extension is gone: the lost port, and the page's leaving.
  const echoed = await page.evaluate(
    async (url) => {
      const socket = new WebSocket(url);
      await new Promise((resolve) => socket.addEventListener('open', resolve));
      const answer = new Promise((resolve) => socket.addEventListener('message', ({ data }) => resolve(data)));
      socket.send('hello');
      const { items } = await (await fetch('/json')).json();
      return [await answer, items.length];
    },
    site.url.replace('http', 'ws'),
  );
  expect(echoed).toEqual(['hello', 1]);
  await expect.poll(marks).toEqual(['old', 'unsettled']);
  // What the old life had is taken over. From now on nobody records this page.
  await page.evaluate('__DRIFTSCOPE__.mark("lost")');

  await expect
    .poll(async () => {
      await page.goto(site.url);
      await page.evaluate('globalThis.__DRIFTSCOPE__?.mark("new")');
      return marks();
    })
    .toContain('new');
  expect(await marks()).not.toContain('lost');
  expect(complaints).toEqual([]);

  await profile.close();
  await line.stop();
  await site.stop();
});
