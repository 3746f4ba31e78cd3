import { provokeRejections } from '#support/in-page/rejection-checks.ts';
import { expect, test } from '#support/recorder-test.ts';

test('a request that fails is an unhandled rejection exactly where it natively is', async ({ openRecorded }) => {
  const native = await openRecorded({ native: true });
  const watched = await openRecorded();
  const told = () => Reflect.get(window, 'rejections');
  for (const { page } of [native, watched]) await page.evaluate(provokeRejections);

  const expected = await native.page.evaluate(told);
  expect(expected).toMatchObject([
    ['unhandled', 'bare', 'TypeError: Failed to fetch'],
    ['unhandled', 'aborted', 'the same object'],
    ['unhandled', 'chained', 'TypeError: Failed to fetch'],
    ['unhandled', 'used', expect.stringContaining('body stream already read')],
    ['handled later', 'bare', 'TypeError: Failed to fetch'],
    ['unhandled', 'last', 'the same object'],
  ]);
  expect(await watched.page.evaluate(told)).toEqual(expected);
  expect(await watched.recordsOf('http.failure')).toHaveLength(7);
  expect(await watched.recordsOf('recorder.fault')).toEqual([]);
});
