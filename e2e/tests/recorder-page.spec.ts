import { readBatch } from '../support/read-batch.ts';
import { expect, test } from '../support/recorder-test.ts';

test('says whose batches they are, and loses nothing when the page goes away', async ({ openRecorded }) => {
  const { page, url } = await openRecorded({
    before: `
      addEventListener('beforeunload', () => __DRIFTSCOPE__.mark('last words'));
      const keep = () => sessionStorage.setItem('sent', JSON.stringify(recorderUnderTest.texts));
      addEventListener('load', () => addEventListener('pagehide', keep));`,
  });
  await page.goto(`${url}/json`);
  const kept = await page.evaluate(() => sessionStorage.getItem('sent') ?? '[]');
  const texts: string[] = JSON.parse(kept);
  const batches = texts.map(readBatch);

  expect(batches.map(({ batch }) => batch)).toEqual(batches.map((_, at) => at + 1));
  const records = batches.flatMap((batch) => batch.records);
  expect(records.map(({ seq }) => seq)).toEqual(records.map((_, at) => at + 1));
  expect(records[0]).toMatchObject({ kind: 'recorder.on', fromStart: true });
  expect(records[1]).toMatchObject({
    kind: 'page.load',
    url: `${url}/`,
    navigation: 'navigate',
    visibility: 'visible',
  });
  expect(records.slice(-2)).toMatchObject([{ kind: 'mark', text: 'last words' }, { kind: 'page.hide' }]);
  expect(batches.at(-1)?.session).toMatchObject({
    origin: url,
    url: `${url}/`,
    app: 'Test site',
    release: '1.2.3',
    recorder: 'test',
  });
  expect(new Set(batches.map(({ session }) => session.id)).size).toBe(1);
});

test('records what the network does to the page', async ({ openRecorded, context }) => {
  const { records } = await openRecorded();
  await context.setOffline(true);
  await context.setOffline(false);
  await expect
    .poll(async () => (await records()).map(({ kind }) => kind))
    .toEqual(expect.arrayContaining(['page.offline', 'page.online']));
});
