import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCollector } from '@driftscope/collector';
import { expect, test } from '@playwright/test';
import { openExtendedProfile } from '#support/browser/extension.ts';
import { bundleFixture } from '#support/bundles/recorder-bundle.ts';
import { createCollectorApi } from '#support/collector/collector-api.ts';
import { findSecrets } from '#support/collector/find-secrets.ts';
import { startCaptureProxy } from '#support/sites/capture-proxy.ts';
import { planted, secretParts } from '#support/sites/planted-secrets.ts';
import { startSecretsSite } from '#support/sites/secrets-site.ts';

test('no planted secret is in anything that left the browser', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'driftscope-data-'));
  const collector = await startCollector({ port: 0, dataDir });
  const proxy = await startCaptureProxy(collector.url);
  const site = await startSecretsSite(await bundleFixture('secrets-app.ts'));
  const profile = await openExtendedProfile();
  await profile.configure({ record: 'all', collectorUrl: proxy.url });
  const api = createCollectorApi(collector.url);
  const page = await profile.context.newPage();
  await page.goto(`${site.url}/?code=${encodeURIComponent(planted.bearer)}#access_token=${planted.jwt}`);
  await page.evaluate((secrets) => window.plant(secrets), planted);
  await page.fill('[name=user]', planted.card);
  await page.fill('[name=password]', planted.password);
  await page.getByRole('button', { name: 'Copy' }).click();
  await page.evaluate(() => (window as { __DRIFTSCOPE__?: { mark(text: string): void } }).__DRIFTSCOPE__?.mark('end'));

  const records = async () => {
    const sessions = await api.sessions();
    return (await Promise.all(sessions.map(({ id }) => api.records(id)))).flat();
  };
  await expect.poll(async () => (await records()).some((record) => record.kind === 'mark')).toBe(true);
  const stored = await records();
  await profile.close();
  await collector.stop();

  const kinds = new Set(stored.map(({ kind }) => kind));
  for (const kind of expectedKinds) expect(kinds, 'was planted and recorded').toContain(kind);
  const files = await readdir(dataDir, { recursive: true, withFileTypes: true });
  const onDisk = files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name)));
  const places = [...proxy.requests(), Buffer.from(JSON.stringify(stored)), ...(await Promise.all(onDisk))];
  expect(findSecrets({ 'what is no secret': 'op":"login' }, places)).not.toEqual([]);
  expect(findSecrets(secretParts, places)).toEqual([]);

  await site.stop();
  await proxy.stop();
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

const expectedKinds = [
  'socket.attempt',
  'socket.frame',
  'socket.closing',
  'http.request',
  'http.body',
  'store.snapshot',
  'store.commit',
  'storage.set',
  'storage.cookie',
  'storage.db',
  'channel.message',
  'stream.event',
  'error.uncaught',
  'error.rejection',
  'ui.click',
  'ui.change',
];
