import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { prepareProfile } from './prepare-profile.ts';

const manifest = { key: 'MIIBIjANBg==' };

test('a new profile has the icon in its bar, and one that was used stays as it is', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'driftscope-prepare-'));
  onTestFinished(() => rm(dir, { recursive: true }));
  await writeFile(join(dir, 'manifest.json'), JSON.stringify(manifest));
  const file = join(dir, 'Default', 'Preferences');
  await prepareProfile(dir, dir);
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
    extensions: { pinned_extensions: [expect.stringMatching(/^[a-p]{32}$/)] },
  });

  await writeFile(file, '{"of":"the user"}');
  await prepareProfile(dir, dir);
  expect(await readFile(file, 'utf8')).toBe('{"of":"the user"}');
});
