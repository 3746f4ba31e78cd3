import { expect, test } from '#support/recorder-test.ts';

const body = `
  <form id="login" onsubmit="event.preventDefault()">
    <input name="user"><input name="secret" type="password"><input name="otp"><input type="checkbox" name="stay">
    <button>Log in</button>
  </form>
  <ul><li><a data-testid="home">Home</a></li><li><span>Other</span></li></ul>`;

test('records what the user does as steps, and nothing that was typed', async ({ openRecorded }) => {
  const { page, records } = await openRecorded();
  await page.evaluate((html) => {
    document.body.innerHTML = html;
    document.querySelector('span')?.click();
  }, body);
  await page.locator('[name=user]').fill('alice');
  await page.locator('[name=secret]').fill('hunter2');
  await page.locator('[name=otp]').fill('123456');
  await page.locator('[name=stay]').check();
  await page.locator('button').click();
  await page.locator('a').click();
  await page.locator('span').click();

  const steps = (await records()).filter(({ kind }) => kind.startsWith('ui.'));
  const where = (record: object) => ('target' in record ? record.target : '');
  expect(steps.map((step) => [step.kind, where(step)])).toEqual([
    ['ui.change', 'input[name="user"]'],
    ['ui.change', 'input[name="secret"]'],
    ['ui.change', 'input[name="otp"]'],
    ['ui.click', 'input[name="stay"]'],
    ['ui.change', 'input[name="stay"]'],
    ['ui.click', 'form#login > button'],
    ['ui.submit', 'form#login'],
    ['ui.click', 'a[data-testid="home"]'],
    ['ui.click', 'html > body > ul > li:nth-of-type(2) > span'],
  ]);
  expect(steps[0]).toMatchObject({ size: 5 });
  expect([steps[1], steps[2]].map((step) => step && 'size' in step)).toEqual([false, false]);
  expect(steps[4]).toMatchObject({ checked: true });
  expect(JSON.stringify(await records())).not.toMatch(/alice|hunter2|123456/);
});

test('Enter is a step where the browser does nothing for it, with what comes of it, and no other key is', async ({
  openRecorded,
}) => {
  const { page, records, recordsOf } = await openRecorded();
  await page.evaluate(() => {
    document.body.innerHTML =
      '<form onsubmit="return false"><textarea name="note"></textarea><input name="line"></form><input name="alone"><p id="rich" contenteditable></p>';
    const note = document.querySelector('textarea');
    note?.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey) return;
      event.preventDefault();
      note.value = '';
      void fetch('/json');
    });
  });
  await page.locator('textarea').pressSequentially('secret words');
  await page.locator('textarea').press('Shift+Enter');
  await page.locator('textarea').press('Enter');
  await page.locator('[name=line]').press('Enter');
  await page.locator('[name=alone]').press('Control+Enter');
  await page.locator('#rich').pressSequentially('typed');
  await page.locator('#rich').press('Enter');
  await page.evaluate(() =>
    document.querySelector('textarea')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' })),
  );

  const presses = await recordsOf('ui.press');
  expect(presses.map(({ target, key, size }) => [target, key, size])).toEqual([
    ['textarea[name="note"]', 'Enter', 13],
    ['input[name="alone"]', 'Control+Enter', 0],
    ['p#rich', 'Enter', 5],
  ]);
  expect((await recordsOf('ui.submit')).length).toBe(1);
  // The second is of the press that a script made up, which is no step.
  expect((await recordsOf('http.request')).map(({ cause }) => cause)).toEqual([presses[0]?.seq, undefined]);
  expect(JSON.stringify(await records())).not.toMatch(/secret|typed/);
});

test('a step is the cause of what it does', async ({ openRecorded }) => {
  const { page, recordsOf } = await openRecorded();
  await page.evaluate(() => {
    document.body.innerHTML = '<button onclick="fetch(\'/json\')">Load</button>';
  });
  await page.locator('button').click();
  const [click] = await recordsOf('ui.click');
  expect(await recordsOf('http.request')).toMatchObject([{ cause: click?.seq, causeHow: 'sync' }]);
});
