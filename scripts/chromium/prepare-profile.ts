import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Makes a profile for the browser's first start, with the extension's icon in its bar, and without offers to keep the
 * examples' passwords. A profile that is there already is the user's, and stays as it is.
 *
 * @param extensionDir of an extension that has a key.
 */
export async function prepareProfile(profileDir: string, extensionDir: string): Promise<void> {
  const preferences = {
    credentials_enable_service: false,
    extensions: { pinned_extensions: [await readExtensionId(extensionDir)] },
  };
  const dir = join(profileDir, 'Default');
  await mkdir(dir, { recursive: true });
  try {
    await writeFile(join(dir, 'Preferences'), JSON.stringify(preferences), { flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

/** Chromium makes it of the key: the first 16 bytes of its SHA-256, a letter from `a` to `p` for each half of one. */
async function readExtensionId(extensionDir: string): Promise<string> {
  const { key }: { key: string } = JSON.parse(await readFile(join(extensionDir, 'manifest.json'), 'utf8'));
  const digest = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 32);
  return digest.replace(/./g, (digit) => 'abcdefghijklmnop'.charAt(Number.parseInt(digit, 16)));
}
