import { expectExactStates } from '../support/exact-states.ts';
import { expect, test } from '../support/store-test.ts';

test.use({ app: 'redux-app.ts' });

test('finds every Redux Toolkit store as it is created, once', async ({ openApp }) => {
  const { page, recordsOf } = await openApp();
  await expect(page.getByRole('button', { name: 'Count 0' })).toBeVisible();
  const found = await recordsOf('store.found');
  expect(found.map(({ library, name, via }) => [library, name, via])).toEqual([
    ['redux', 'todos, counter', 'redux devtools'],
    ['redux', 'hidden', 'redux devtools'],
  ]);
});

test('names the frame that made a Redux store change', async ({ openApp }) => {
  const { page, records, recordsOf } = await openApp();
  await page.getByRole('button', { name: 'Count 0' }).click();
  await expect(page.getByRole('button', { name: 'Count 1' })).toBeVisible();
  const [commit] = await recordsOf('store.commit');
  const frame = (await records()).find(({ kind, seq }) => kind === 'socket.frame' && seq === commit?.cause);
  expect(frame).toMatchObject({ dir: 'in' });
  expect(commit).toMatchObject({ causeHow: 'sync', patch: [{ op: 'set', path: ['counter'], value: 1 }] });
});

test('finds the store that components are given when recording begins late', async ({ openApp }) => {
  const { page, recordsOf } = await openApp({ record: false });
  await page.evaluate(() => window.recorderUnderTest.recorder.setRecording(false));
  await page.evaluate(() => window.storeApp.step(() => 0));
  await page.evaluate(() => window.recorderUnderTest.recorder.setRecording(true));
  expect((await recordsOf('store.found')).map(({ name }) => name)).toContain('todos, counter');
});

const devtools = `
  const lift = (createStore) => (...args) => { const store = createStore(...args); devtoolsStores.push(store); return store; };
  window.devtoolsStores = [];
  window.__REDUX_DEVTOOLS_EXTENSION__ = Object.assign(() => lift, { connect: () => 'connected' });
  window.__REDUX_DEVTOOLS_EXTENSION_COMPOSE__ = (...first) => {
    const compose = (...all) => (createStore) => all.reduceRight((made, enhance) => enhance(made), lift(createStore));
    return first.length === 1 && typeof first[0] === 'object' ? compose : compose(...first);
  };`;

for (const [order, options] of [
  ['before', { before: devtools }],
  ['after', { after: devtools }],
] as const) {
  test(`stands beside Redux DevTools that came ${order} the recorder`, async ({ openApp }) => {
    const recorded = await openApp(options);
    const { page, recordsOf } = recorded;
    expect(await page.evaluate('devtoolsStores.length')).toBe(2);
    expect(await page.evaluate('__REDUX_DEVTOOLS_EXTENSION__.connect()')).toBe('connected');
    await expectExactStates(recorded, 2, 20);
    const found = await recordsOf('store.found');
    expect(found.map(({ name }) => name)).toEqual(['todos, counter', 'hidden']);
  });
}
