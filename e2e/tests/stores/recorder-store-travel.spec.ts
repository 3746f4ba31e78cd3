import { bundleFixture } from '#support/bundles/recorder-bundle.ts';
import { expect, test } from '#support/store-test.ts';

test.use({ app: 'redux-app.ts' });

test('Redux goes on beneath a state that is shown again, and components see both', async ({ openApp }) => {
  const { page, recordsOf } = await openApp({ after: await bundleFixture('travel-entry.ts') });
  const button = page.getByRole('button');
  await expect(button).toHaveText('Count 0');
  const [first] = await page.evaluate(() => window.travelUnderTest.begin());
  await button.click();
  await expect(button).toHaveText('Count 1');

  expect(await page.evaluate((seq) => window.travelUnderTest.to(seq), first?.from ?? 0)).toBeUndefined();
  await expect(button).toHaveText('Count 0');
  // The socket that this opens brings a frame, and with it an action.
  await button.click();
  await expect.poll(async () => (await recordsOf('socket.frame')).filter(({ dir }) => dir === 'in').length).toBe(2);
  await expect(button).toHaveText('Count 0');
  expect(await page.evaluate(() => window.travelUnderTest.back())).toBeUndefined();
  await expect(button).toHaveText('Count 2');
  await button.click();
  await expect(button).toHaveText('Count 3');
  expect(await recordsOf('store.travel')).toMatchObject([{ stores: [1, 2] }, { stores: [] }]);
  expect(await recordsOf('recorder.fault')).toEqual([]);
});
