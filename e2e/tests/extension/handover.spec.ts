import { openExtendedProfile } from '#support/browser/extension.ts';
import { stopWorkers } from '#support/browser/stop-workers.ts';
import { expect, test } from '#support/test.ts';

const leavings = ['navigates', 'navigates while it ends', 'navigates, written anew', 'closes'] as const;
const writeAnew = `document.open(); document.write('<p>anew</p>'); document.close();`;

test('what a page has when it is left, and no background runs, arrives once', async ({ stack }) => {
  const profile = await openExtendedProfile();
  await profile.configure({ record: 'all', collectorUrl: stack.collectorUrl });
  const ours = await profile.openView('panel');
  const url = `http://127.0.0.1:${stack.chatPort}/`;
  const expected: string[] = [];
  const recorded = async () => (await stack.api.sessions()).filter((session) => session.url === url).length;

  for (let round = 0; round < 3; round++) {
    for (const leaving of leavings) {
      const page = await profile.context.newPage();
      await page.goto(url);
      // Until it was told to record, what a page has is nobody's.
      await expect.poll(recorded).toBe(expected.length + 1);
      // It takes every listener off the page's window, those of the bridge among them.
      if (leaving === 'navigates, written anew') await page.evaluate(writeAnew);
      const ended = stopWorkers(ours);
      if (leaving !== 'navigates while it ends') await ended;
      const text = `${leaving} ${round}`;
      expected.push(text);
      const leave = leaving === 'closes' ? '' : `location.href = ${JSON.stringify(`${url}?left`)};`;
      await page.evaluate(`__DRIFTSCOPE__.mark(${JSON.stringify(text)}); ${leave}`);
      if (leaving !== 'closes') await page.waitForURL(`${url}?left`);
      await ended;
      await page.close();
    }
  }

  const arrived = async () => {
    const sessions = await stack.api.sessions();
    const records = await Promise.all(sessions.map(({ id }) => stack.api.records(id)));
    return records.flat().flatMap((record) => (record.kind === 'mark' ? [record.text] : []));
  };
  await expect.poll(async () => (await arrived()).sort()).toEqual(expected.sort());
  await profile.close();
});
