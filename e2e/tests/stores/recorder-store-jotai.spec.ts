import { expect, test } from '#support/store-test.ts';

test.use({ app: 'jotai-app.ts' });

test('finds a Jotai store and the primitive atoms that components use, those mounted later included', async ({
  openApp,
}) => {
  const { page, recordsOf } = await openApp();
  await expect(page.getByRole('button', { name: 'Items 0' })).toBeVisible();
  const found = await recordsOf('store.found');
  expect(found.map(({ library, name }) => [library, name])).toEqual([['jotai', 'atoms']]);
  await page.getByRole('button', { name: 'Open late' }).click();
  await expect(page.locator('i')).toHaveText('0');
  expect((await recordsOf('store.commit')).at(-1)?.patch).toEqual([{ op: 'set', path: ['atom4'], value: 0 }]);
});

test('names the frame that made an atom change', async ({ openApp }) => {
  const { page, records, recordsOf } = await openApp();
  await page.getByRole('button', { name: 'Items 0' }).click();
  await expect(page.getByRole('button', { name: 'Items 1' })).toBeVisible();
  const commit = (await recordsOf('store.commit')).at(-1);
  const frame = (await records()).find(({ kind, seq }) => kind === 'socket.frame' && seq === commit?.cause);
  expect(frame).toMatchObject({ dir: 'in', text: 'm_1' });
  expect(commit?.causeHow).toBe('sync');
});
