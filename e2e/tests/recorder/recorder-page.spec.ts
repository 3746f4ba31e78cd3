import type { Page } from '@playwright/test';
import { readBatch } from '#support/bundles/read-batch.ts';
import { expect, test } from '#support/recorder-test.ts';

test('says whose batches they are, and loses nothing when the page goes away', async ({ openRecorded }) => {
  const { page, url } = await openRecorded({
    before: `
      addEventListener('beforeunload', () => __DRIFTSCOPE__.mark('last words'));
      ${keepsWhatWasSent}`,
  });
  await page.goto(`${url}/json`);
  const batches = await sentBefore(page);

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
  const gone = [{ kind: 'page.hide' }, { kind: 'page.visibility' }];
  expect(records.slice(-3)).toMatchObject([{ kind: 'mark', text: 'last words' }, ...gone]);
  // The mark may have been sent before: the browser takes its time between asking the page and leaving it.
  expect(batches.at(-1)?.records.slice(-2)).toMatchObject(gone);
  expect(batches.at(-1)?.session).toMatchObject({
    origin: url,
    url: `${url}/`,
    app: 'Test site',
    release: '1.2.3',
    recorder: 'test',
  });
  expect(new Set(batches.map(({ session }) => session.id)).size).toBe(1);
});

test('hears that the page goes also where the page lets nobody else hear it, and says that it is seen all along', async ({
  openRecorded,
}) => {
  const { page, url } = await openRecorded({
    after: `
      for (const type of ['visibilitychange', 'pagehide']) addEventListener(type, (event) => event.stopImmediatePropagation(), true);
      Object.defineProperty(document, 'visibilityState', { value: 'visible' });
      Object.defineProperty(document, 'hidden', { value: false });
      ${keepsWhatWasSent}`,
  });
  await page.goto(`${url}/json`);
  const records = (await sentBefore(page)).flatMap((batch) => batch.records);
  expect(records.slice(-2)).toMatchObject([{ kind: 'page.hide' }, { kind: 'page.visibility', visibility: 'visible' }]);
});

test('records what the network does to the page', async ({ openRecorded, context }) => {
  const { records } = await openRecorded();
  await context.setOffline(true);
  await context.setOffline(false);
  await expect
    .poll(async () => (await records()).map(({ kind }) => kind))
    .toEqual(expect.arrayContaining(['page.offline', 'page.online']));
});

/** After all that a page can say: for the next page of the tab. */
const keepsWhatWasSent = `
  addEventListener('unload', () => sessionStorage.setItem('sent', JSON.stringify(recorderUnderTest.texts)));`;

async function sentBefore(page: Page) {
  const texts: string[] = JSON.parse(await page.evaluate(() => sessionStorage.getItem('sent') ?? '[]'));
  return texts.map(readBatch);
}
