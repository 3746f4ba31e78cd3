import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openExtendedProfile } from '#support/browser/extension.ts';
import { expect, test } from '#support/test.ts';

test('a page out of a file is recorded where the user lets the extension into files, and cannot be listed', {
  tag: '@nightly',
}, async () => {
  const dir = await mkdtemp(join(tmpdir(), 'driftscope-page-'));
  const path = join(dir, 'page.html');
  await writeFile(path, '<!doctype html><title>file</title>');
  // As for each that is loaded unpacked, the browser allows it files.
  const profile = await openExtendedProfile();
  const page = await profile.context.newPage();
  await page.goto(pathToFileURL(path).href);
  const panel = await profile.openView('panel', page);
  await expect(panel.getByRole('status').filter({ hasText: 'Recording' })).toBeVisible();
  await page.evaluate('__DRIFTSCOPE__.mark("out of a file")');
  await panel.getByRole('tab', { name: 'Records' }).click();
  await expect(panel.getByRole('option').filter({ hasText: 'mark' })).toContainText('out of a file');

  await profile.configure({ record: 'listed' });
  await expect(panel.getByText('this page has none: it is a sandbox, or a file')).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Record this origin' })).toHaveCount(0);
  await profile.close();
  await rm(dir, { recursive: true });
});
