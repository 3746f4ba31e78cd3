import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ensurePackages, packagesAreFresh } from './ensure-packages.mjs';

/** A checkout, and a pnpm that installs by writing its mark. */
function createCheckout(): { root: string; install: () => Promise<unknown> } {
  const root = mkdtempSync(join(tmpdir(), 'driftscope-checkout-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, 'bin'));
  writeFileSync(join(root, 'pnpm-lock.yaml'), 'lockfileVersion: 9');
  writeFileSync(join(root, 'bin/pnpm'), '#!/bin/sh\nmkdir -p node_modules && echo > node_modules/.modules.yaml\n', {
    mode: 0o755,
  });
  const env = { PATH: `${join(root, 'bin')}:/usr/bin:/bin` };
  return { root, install: () => ensurePackages({ root, env, stop: new AbortController().signal }) };
}

test('packages are fresh after an install, whatever the times of the files', async () => {
  const { root, install } = createCheckout();
  expect(packagesAreFresh(root)).toBe(false);
  expect(await install()).toBeUndefined();
  utimesSync(join(root, 'pnpm-lock.yaml'), new Date('2100-01-01'), new Date('2100-01-01'));
  expect(packagesAreFresh(root)).toBe(true);
});

test('packages are stale when the lockfile has changed, or when they were deleted', async () => {
  const { root, install } = createCheckout();
  await install();
  rmSync(join(root, 'node_modules/.modules.yaml'));
  expect(packagesAreFresh(root)).toBe(false);
  await install();
  writeFileSync(join(root, 'pnpm-lock.yaml'), 'lockfileVersion: 10');
  expect(packagesAreFresh(root)).toBe(false);
});

test('a failed install is a fault that shows what pnpm said', async () => {
  const { root, install } = createCheckout();
  writeFileSync(join(root, 'bin/pnpm'), '#!/bin/sh\necho no route to registry\nexit 1\n', { mode: 0o755 });
  expect(await install()).toMatchObject({
    kind: 'install-failed',
    message: expect.stringContaining('no route to registry'),
  });
  expect(packagesAreFresh(root)).toBe(false);
});

test('an install that broke off leaves nothing fresh, also for who goes back to the lockfile before', async () => {
  const { root, install } = createCheckout();
  await install();
  writeFileSync(join(root, 'pnpm-lock.yaml'), 'lockfileVersion: 10');
  writeFileSync(join(root, 'bin/pnpm'), '#!/bin/sh\nkill -9 $$\n', { mode: 0o755 });
  expect(await install()).toMatchObject({ kind: 'install-failed' });
  writeFileSync(join(root, 'pnpm-lock.yaml'), 'lockfileVersion: 9');
  expect(packagesAreFresh(root)).toBe(false);
});
