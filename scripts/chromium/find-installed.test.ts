import { expect, test } from 'vitest';
import { findInstalled } from './find-installed.ts';

const having =
  (...paths: readonly string[]) =>
  (path: string) =>
    paths.includes(path);
const resolveLink = (path: string) => path;

test('on Linux a Chromium is found on the path, and Google Chrome is passed over', () => {
  const exists = having('/usr/bin/google-chrome', '/usr/local/bin/chromium-browser');
  const machine = { env: { PATH: '/usr/bin:/usr/local/bin' }, platform: 'linux', exists, resolveLink } as const;
  expect(findInstalled(machine)).toBe('/usr/local/bin/chromium-browser');
});

test('a Chromium in a snap will not do', () => {
  const exists = having('/usr/bin/chromium');
  const machine = { env: { PATH: '/usr/bin' }, platform: 'linux', exists, resolveLink: () => '/usr/bin/snap' } as const;
  expect(findInstalled(machine)).toBeUndefined();
});

test('on a Mac Chrome for Testing is found among the applications', () => {
  const app = '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing';
  expect(findInstalled({ env: {}, platform: 'darwin', exists: having(app), resolveLink })).toBe(app);
});

test('on Windows a Chromium of the user is found', () => {
  const path = 'C:\\Users\\ann\\AppData\\Local\\Chromium\\Application\\chrome.exe';
  const env = { LOCALAPPDATA: 'C:\\Users\\ann\\AppData\\Local' };
  expect(findInstalled({ env, platform: 'win32', exists: having(path), resolveLink })).toBe(path);
});
