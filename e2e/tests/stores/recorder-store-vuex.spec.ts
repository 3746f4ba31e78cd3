import { expect, test } from '#support/store-test.ts';

test.use({ app: 'vuex-app.ts' });

test('finds the Vuex store of a production build', async ({ openApp }) => {
  const { recordsOf } = await openApp();
  const found = await recordsOf('store.found');
  expect(found.map(({ library, name }) => [library, name])).toEqual([['vuex', 'count, todos']]);
});

test('names the frame that made a Vuex store change', async ({ openApp }) => {
  const { page, records, recordsOf } = await openApp();
  await page.getByRole('button', { name: 'Count 0' }).click();
  await expect(page.getByRole('button', { name: 'Count 1' })).toBeVisible();
  const [commit] = await recordsOf('store.commit');
  const frame = (await records()).find(({ kind, seq }) => kind === 'socket.frame' && seq === commit?.cause);
  expect(frame).toMatchObject({ dir: 'in', text: 'm_1' });
  expect(commit?.patch).toEqual([{ op: 'set', path: ['count'], value: 1 }]);
});

test('sees what an app changes past its mutations, and names the frame that brought it', async ({ openApp }) => {
  const { page, records, recordsOf } = await openApp({ hash: '#past-mutations' });
  await page.getByRole('button', { name: 'Count 0' }).click();
  await expect.poll(() => recordsOf('store.commit')).toHaveLength(1);
  const [commit] = await recordsOf('store.commit');
  const frame = (await records()).find(({ kind, seq }) => kind === 'socket.frame' && seq === commit?.cause);
  expect(frame).toMatchObject({ dir: 'in', text: '{"id":"m_1"}' });
  expect(commit).toMatchObject({
    causeHow: 'likely',
    patch: [{ op: 'splice', path: ['todos', 'list'], insert: [{ id: 'm_1', text: 'past all mutations' }] }],
  });
});
