import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const command = fileURLToPath(new URL('../../../collector/src/driftscope.ts', import.meta.url));

/** Makes a token of a data folder, as those who run a collector do. */
export async function makeToken(dataDir: string, scope: 'ingest' | 'read' | 'admin'): Promise<string> {
  const args = [command, 'token', 'create', '--scope', scope, '--name', `a ${scope}`, '--data', dataDir];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return stdout.trim();
}
