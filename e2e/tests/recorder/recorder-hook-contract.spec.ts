import { expect, test } from '#support/hook-test.ts';

/** What the recorder puts into a page that has nothing of the kind. */
const marks = ['Element.prototype.__vue_app__', 'Node.prototype.__vue__'];
const added = [
  ...marks.flatMap((mark) => ['get ', 'set '].map((facet) => mark.replace(/(?=_)/, facet))),
  'Symbol(apollo.devtools)',
  '__DRIFTSCOPE__',
];

/** The parts of the recorder that hook what was there before. */
const hooked = [
  'BroadcastChannel',
  'CacheStorage',
  'EventSource',
  'IndexedDB',
  'Request',
  'Storage',
  'WebSocket',
  'Worker',
  'XMLHttpRequest',
  'cookie',
  'document',
  'fetch',
  'react',
  'redux devtools',
  'vue',
];

test('every function of a page that the recorder changes has a contract', async ({ openContract }) => {
  const native = await openContract({ native: true });
  const watched = await openContract();
  const changed = () => window.hooks.changed();
  expect(await native.page.evaluate(changed)).toEqual([]);
  const places = await watched.page.evaluate(() => window.hooks.contracts.map(({ place }) => place));
  expect((await watched.page.evaluate(changed)).sort()).toEqual([...places, ...added, 'recorderUnderTest'].sort());
});

test('a hooked function answers every question as the native one does', async ({ openContract }) => {
  const askAll = () => window.hooks.askAll();
  const native = await openContract({ native: true });
  const expected = await native.page.evaluate(askAll);
  await native.page.close();
  const watched = await openContract();
  expect(await watched.page.evaluate(askAll)).toEqual(expected);
  expect(await watched.recordsOf('recorder.fault')).toEqual([]);
});

test('the source text of a hooked function lacks its name where it is not the function that is asked', async ({
  openContract,
}) => {
  const { page } = await openContract();
  const sources = await page.evaluate(() => window.hooks.contracts.map(({ place }) => window.hooks.sourceAt(place)));
  expect(new Set(sources)).toEqual(new Set(['function () { [native code] }']));
});

test('what the recorder adds to a page is in no list of keys, and an app puts its own there as it would have', async ({
  openContract,
}) => {
  const keys = marks.map((mark) => mark.split('.').at(-1) ?? '');
  const mark = (names: string[]) => {
    const element = document.createElement('div');
    const listed: string[] = [...Object.keys(window)];
    for (const key in element) listed.push(key);
    const before = names.map((name) => Reflect.get(element, name));
    for (const name of names) Reflect.set(element, name, 'mine');
    const after = names.map((name) => Reflect.getOwnPropertyDescriptor(element, name));
    return { listed: listed.filter((key) => !/^(hooks|recorderUnderTest|__pw)/.test(key)).sort(), before, after };
  };
  const native = await openContract({ native: true });
  const expected = await native.page.evaluate(mark, keys);
  const watched = await openContract();
  expect(await watched.page.evaluate(mark, keys)).toEqual(expected);
});

for (const order of ['before', 'after'] as const) {
  test(`a wrapper that another tool put there ${order} the recorder's is called once for each call`, async ({
    openContract,
  }) => {
    const wrapAll = 'hooks.placeTools(); hooks.wrapAll();';
    const tryAll = () => window.hooks.tryAll((place) => window.hooks.countCalls(place));
    const native = await openContract({ native: true, prepare: wrapAll });
    const expected = await native.page.evaluate(tryAll);
    await native.page.close();
    const watched = await openContract(
      order === 'before' ? { prepare: wrapAll } : { after: 'addEventListener("load", () => hooks.wrapAll())' },
    );
    expect(await watched.page.evaluate(tryAll)).toEqual(expected);
    expect(await watched.recordsOf('recorder.fault')).toEqual([]);
    const kinds = new Set((await watched.records()).map(({ kind }) => kind));
    const contracts = await watched.page.evaluate(() => window.hooks.contracts);
    for (const { place, records } of contracts) if (records) expect([...kinds], place).toContain(records);
  });
}

test('a page does not notice where an observer throws', async ({ openContract }) => {
  const prepare = 'hooks.placeTools(); hooks.prepareFailing();';
  const native = await openContract({ native: true, prepare });
  const expected = await native.page.evaluate(() => window.hooks.tryAll());
  await native.page.close();
  const watched = await openContract({ prepare });
  const unharmed: string[] = [];
  for (const [place, { outcome }] of Object.entries(expected)) {
    await watched.page.reload();
    const failed = await watched.page.evaluate(async (at) => {
      window.recorderUnderTest.recorder.flush();
      return window.hooks.tryOne(at, (place) => window.hooks.whileFailing(place));
    }, place);
    expect(failed.outcome, place).toEqual(outcome);
    if (failed.told === 0) unharmed.push(place);
  }
  expect(unharmed).toEqual([]);
});

for (const how of ['getter', 'frozen'] as const) {
  test(`a function that cannot be hooked (${how}) works on, and what gave up says so`, async ({ openContract }) => {
    const prepare = `hooks.placeTools(); hooks.lockAll('${how}');`;
    const askAll = () => window.hooks.askAll();
    const native = await openContract({ native: true, prepare });
    const expected = await native.page.evaluate(askAll);
    await native.page.close();
    const watched = await openContract({ prepare });
    expect(await watched.page.evaluate(askAll)).toEqual(expected);
    const faults = await watched.recordsOf('recorder.fault');
    expect(faults.every(({ off }) => off)).toBe(true);
    expect([...new Set(faults.map(({ hook }) => hook))].sort()).toEqual(hooked);
    expect(await watched.recordsOf('page.load')).toHaveLength(1);
  });
}

test('after uninstalling everything is as it was, to the last function', async ({ openContract }) => {
  const { page, recordsOf } = await openContract();
  const left = await page.evaluate(async () => {
    window.recorderUnderTest.recorder.uninstall();
    await window.hooks.tryAll();
    return window.hooks.changed();
  });
  expect(left).toEqual(['recorderUnderTest']);
  expect(await recordsOf('recorder.fault')).toEqual([]);
});

test('uninstalling leaves the wrappers of others in place, and ours passes through when they go', async ({
  openContract,
}) => {
  const { page, records } = await openContract();
  const contracts = await page.evaluate(() => window.hooks.contracts.length);
  const before = await page.evaluate(async () => {
    window.hooks.wrapAll();
    window.recorderUnderTest.recorder.flush();
    window.recorderUnderTest.recorder.uninstall();
    return window.recorderUnderTest.texts.length;
  });
  const counted = await page.evaluate(() => window.hooks.tryAll((place) => window.hooks.countCalls(place)));
  const uncalled = Object.entries(counted).filter(([, { told }]) => told === 0);
  expect([Object.keys(counted).length, uncalled]).toEqual([contracts, []]);
  await page.evaluate(async () => {
    window.hooks.unwrapAll();
    await window.hooks.tryAll();
  });
  await records();
  expect(await page.evaluate(() => window.recorderUnderTest.texts.length)).toBe(before);
});

test('uninstalling gives back the wrapper that was there before', async ({ openContract }) => {
  const { page } = await openContract({ prepare: 'hooks.placeTools(); hooks.wrapAll();' });
  const left = await page.evaluate(() => {
    window.recorderUnderTest.recorder.uninstall();
    return window.hooks.changed();
  });
  expect(left).toEqual(['recorderUnderTest']);
});
