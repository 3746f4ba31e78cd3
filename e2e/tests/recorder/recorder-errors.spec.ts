import { expect, test } from '#support/recorder-test.ts';

test('records uncaught errors and rejections, with the id by which Sentry knows them', async ({ openRecorded }) => {
  const { page, recordsOf } = await openRecorded();
  await page.evaluate(async () => {
    const scope = { _lastEventId: 'before' };
    Object.assign(window, { __SENTRY__: { version: '10.1.0', '10.1.0': { defaultIsolationScope: scope } } });
    addEventListener('error', () => Object.assign(scope, { _lastEventId: 'e_1' }), { once: true });
    const told = (type: string) => new Promise((resolve) => addEventListener(type, resolve, { once: true }));
    const script = (text: string) => document.body.append(Object.assign(document.createElement('script'), { text }));

    const first = told('error');
    script('null.name; //# sourceURL=http://site/app.js');
    await first;
    window.recorderUnderTest.recorder.flush();
    const second = told('unhandledrejection');
    script('Promise.reject(new RangeError("too far"))');
    await second;
    const third = told('unhandledrejection');
    script('Promise.reject({ get message() { throw 1 } })');
    await third;
    const image = Object.assign(new Image(), { src: '/broken' });
    await new Promise((resolve) => image.addEventListener('error', resolve));
  });
  expect(await recordsOf('error.uncaught')).toMatchObject([
    {
      name: 'TypeError',
      message: expect.stringContaining('null'),
      source: 'http://site/app.js',
      line: 1,
      sentryId: 'e_1',
    },
  ]);
  const rejections = await recordsOf('error.rejection');
  expect(rejections).toMatchObject([{ name: 'RangeError', message: 'too far' }, { message: 'threw object' }]);
  expect(rejections.map((record) => 'sentryId' in record)).toEqual([false, false]);
  expect(await recordsOf('recorder.fault')).toEqual([]);
});

test('records when the page is busy, and when it jumps', async ({ openRecorded }) => {
  const { page, recordsOf } = await openRecorded();
  await page.evaluate(() => {
    const row = '<li style="height: 150px">Text that moves</li>';
    document.body.innerHTML = `<ol><li id="top" style="height: 20px"></li>${row}${row}</ol>`;
    setTimeout(() => {
      const until = performance.now() + 120;
      while (performance.now() < until);
    });
    setTimeout(() => document.querySelector('#top')?.setAttribute('style', 'height: 220px'), 600);
  });
  await expect.poll(async () => (await recordsOf('page.layout-shift')).length).toBeGreaterThan(0);
  const [shift] = await recordsOf('page.layout-shift');
  expect(shift?.score).toBeGreaterThan(0);
  expect(shift?.moved).toContainEqual({
    target: expect.stringMatching(/li:nth-of-type\(2\)$/),
    byPx: 200,
    isItem: true,
  });
  await expect
    .poll(async () => (await recordsOf('page.long-task')).some(({ durationMs }) => durationMs >= 100))
    .toBe(true);
});
