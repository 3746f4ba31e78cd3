import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { launchOptions } from '../browser/chromium.ts';

const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');

/**
 * Runs a file with tests, as whoever gets it would: by Playwright's command, in a process of its own.
 *
 * @param folder is made, and must be one from which `@playwright/test` is found.
 * @returns the exit code (0: all passed), and what Playwright said.
 */
export async function runPlaywrightFile(
  folder: string,
  code: string,
  env: Readonly<Record<string, string>>,
): Promise<{ readonly exitCode: number; readonly said: string }> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'exported.spec.ts'), code);
  await writeFile(
    join(folder, 'playwright.config.ts'),
    `export default { reporter: 'line', outputDir: 'results', use: { launchOptions: ${JSON.stringify(launchOptions())} } };\n`,
  );
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [cli, 'test', '--config', folder], {
    cwd: folder,
    env: { PATH, HOME, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = text(child.stdout);
  const [exitCode] = await once(child, 'close');
  return { exitCode: Number(exitCode), said: await said };
}
