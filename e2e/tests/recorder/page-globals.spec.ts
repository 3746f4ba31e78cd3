import { openProfile } from '#support/browser/chromium.ts';
import { openExtendedProfile } from '#support/browser/extension.ts';
import { startRecorderServer } from '#support/sites/recorder-server.ts';
import { expect, test } from '#support/test.ts';

/** What our own scripts are called, and are likely to call what they hold. A page that declares a name that is taken does not run. */
const names = ['recorder', 'bridge', 'faults', 'travel', 'workers', 'driftscope', 'browser', 'result'];

/** By these names apps and libraries look for whom to tell of their state. */
const lookedForByApps = [
  'Symbol(apollo.devtools)',
  '__DRIFTSCOPE__',
  '__REACT_DEVTOOLS_GLOBAL_HOOK__',
  '__REDUX_DEVTOOLS_EXTENSION_COMPOSE__',
  '__REDUX_DEVTOOLS_EXTENSION__',
];

test('a page declares what it likes, and finds nothing of ours among its globals', async () => {
  const declared = names.map((name) => `let ${name} = 'theirs';`).join('\n');
  const site = await startRecorderServer({
    '/names': `<title>names</title><script>${declared}\ndocument.title = 'ran'</script>`,
  });
  const globalsWith = async (open: typeof openProfile) => {
    const profile = await open();
    const page = await profile.context.newPage();
    await page.goto(`${site.url}/names`);
    expect(await page.title()).toBe('ran');
    const globals = await page.evaluate(() => Reflect.ownKeys(window).map(String));
    await profile.close();
    return globals;
  };

  const ours = await globalsWith(async () => {
    const profile = await openExtendedProfile();
    await profile.configure({ record: 'all' });
    return profile;
  });
  const native = await globalsWith(openProfile);
  expect(ours.filter((name) => !native.includes(name)).toSorted()).toEqual(lookedForByApps);
  await site.stop();
});
