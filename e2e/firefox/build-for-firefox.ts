import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const extension = fileURLToPath(new URL('../../extension', import.meta.url));

/** Builds the extension for Firefox, which no other test needs. */
export async function buildForFirefox(): Promise<void> {
  await promisify(execFile)(`${extension}/node_modules/.bin/wxt`, ['build', '-b', 'firefox'], { cwd: extension });
}
