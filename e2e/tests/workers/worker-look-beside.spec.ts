import { expect, test } from '#support/worker-test.ts';

test('where dedicated workers are looked into a shared worker is left as it is, and said', async ({
  startSite,
  openLooked,
}) => {
  const site = await startSite();
  const { page, recordsOf } = await openLooked(site);
  const answer = await page.evaluate(
    () =>
      new Promise((resolve) => {
        new SharedWorker('workers/shared.js', 'one').port.onmessage = ({ data }) => resolve(data);
      }),
  );
  const url = `${site.url}/workers/shared.js`;
  expect(answer).toEqual(['one', url]);
  expect(await recordsOf('recorder.unseen')).toMatchObject([{ what: 'shared worker', url }]);
});
