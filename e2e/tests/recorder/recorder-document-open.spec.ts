import { expect, test } from '#support/recorder-test.ts';

/** How a page that is there already writes itself anew: the same document of the same window, without any of its listeners. */
const ways = {
  'opens its document': `document.open(); document.write(text);`,
  'writes to it': `document.write(text);`,
  'writes a line to it': `document.writeln(text);`,
};

for (const [way, script] of Object.entries(ways)) {
  test(`a page that ${way}, and so is written anew, is recorded on`, async ({ openRecorded, context }) => {
    const { page, url, recordsOf } = await openRecorded();
    await page.evaluate(`{
      window.heard = 0;
      addEventListener('click', () => { heard += 1; });
      const text = '<!doctype html><button>anew</button>';
      ${script}
      document.close();
    }`);
    await page.getByRole('button', { name: 'anew' }).click();
    const other = await context.newPage();
    await other.goto(`${url}/json`);
    await other.evaluate(() => localStorage.setItem('of', 'another page'));

    await expect.poll(async () => (await recordsOf('channel.storage')).length).toBe(1);
    expect(await recordsOf('ui.click')).toHaveLength(1);
    expect(await page.evaluate('heard')).toBe(0);
    expect(await recordsOf('recorder.fault')).toEqual([]);
  });
}

test('of a frame that its page writes again and again each click is recorded once', async ({ openRecorded }) => {
  const { page } = await openRecorded();
  await page.evaluate(() => {
    const inner = document.body.appendChild(document.createElement('iframe')).contentDocument;
    for (const word of ['once', 'twice', 'thrice']) {
      inner?.open();
      inner?.write(`<!doctype html><button>${word}</button>`);
      inner?.close();
    }
  });
  await page.frameLocator('iframe').getByRole('button', { name: 'thrice' }).click();
  const clicks = await page
    .frames()
    .at(-1)
    ?.evaluate(() => {
      window.recorderUnderTest.recorder.setRecording(true);
      window.recorderUnderTest.recorder.flush();
      return window.recorderUnderTest.texts.join('').split('"ui.click"').length - 1;
    });
  expect(clicks).toBe(1);
});
