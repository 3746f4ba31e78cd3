import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openProfile, type Profile } from '@driftscope/e2e';

const where = { matches: ['http://*/*'], run_at: 'document_start', all_frames: true };
const manifest = {
  manifest_version: 3,
  name: 'empty',
  version: '1',
  content_scripts: [
    { ...where, js: ['empty.js'] },
    { ...where, js: ['empty.js'], world: 'MAIN' },
  ],
};

/** Starts a browser with an extension that runs nothing in each of the two worlds in which ours runs something. */
export async function openEmptyExtension(): Promise<Profile> {
  const dir = await mkdtemp(join(tmpdir(), 'driftscope-empty-'));
  await writeFile(join(dir, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(join(dir, 'empty.js'), '0;');
  const profile = await openProfile({ args: [`--disable-extensions-except=${dir}`, `--load-extension=${dir}`] });
  return {
    ...profile,
    close: async () => {
      await profile.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
