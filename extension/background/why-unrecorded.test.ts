import { expect, test } from 'vitest';
import { whyUnrecorded } from './why-unrecorded.ts';

const url = 'https://app.example/rooms';

test.each([
  ['of before the extension, or an error in its place', { url, status: 'complete' }, 'before-extension'],
  ['on its way', { url, status: 'loading' }, 'before-extension'],
  ['put aside for want of memory', { url, status: 'unloaded', discarded: true }, 'put-aside'],
  ['crashed', { url, status: 'unloaded', discarded: false }, 'crashed'],
  ["of the browser's own", { status: 'complete' }, 'closed-to-extensions'],
  ['of the extension itself', { url: 'chrome-extension://abc/welcome.html' }, 'closed-to-extensions'],
  ['of a store of extensions', { url: 'https://chromewebstore.google.com/detail/x' }, 'closed-to-extensions'],
  ['out of a file', { url: 'file:///home/page.html', status: 'complete' }, 'before-extension'],
])('a page that is %s is told as such', async (_, tab, why) => {
  expect(await whyUnrecorded({ get: async () => tab }, 7)).toBe(why);
});

test('a tab that is no more was closed', async () => {
  const get = async () => {
    throw new Error('No tab with id: 7.');
  };
  expect(await whyUnrecorded({ get }, 7)).toBe('closed');
});
