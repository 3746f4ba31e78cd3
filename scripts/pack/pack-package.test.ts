import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProcesses } from '../processes/create-processes.ts';
import { localBin } from '../processes/local-bin.ts';
import { stagePackage } from './pack-package.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** What an app has of its own beside what it installs of ours. */
const appHas = ['express', 'react', 'socket.io', 'socket.io-client', '@types/express', '@types/node', '@types/react'];

const app = mkdtempSync(join(tmpdir(), 'driftscope-app-'));
afterAll(() => rmSync(app, { recursive: true }));

beforeAll(async () => {
  const stop = new AbortController();
  const processes = createProcesses({ env: process.env, stop: stop.signal });
  for (const name of ['probe', 'sync']) {
    const staged = await stagePackage(
      join(root, 'packages', name),
      join(app, 'node_modules/@driftscope', name),
      processes,
    );
    if (!staged.ok) throw new Error(staged.error.message);
  }
  mkdirSync(join(app, 'node_modules/@types'));
  for (const name of appHas)
    symlinkSync(join(root, 'packages/sync/node_modules', name), join(app, 'node_modules', name));
  writeFileSync(join(app, 'package.json'), '{ "type": "module" }');
}, 120_000);

const use = readFileSync(join(root, 'packages/sync/USE.md'), 'utf8');

/** What the page on the use of sync shows in a language. */
function shownIn(language: string): string {
  const [, code] = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'ms').exec(use) ?? [];
  if (code === undefined) throw new Error(`USE.md shows no ${language}.`);
  return code;
}

test('the server and the app that USE.md shows have the right types in an app that installed it', () => {
  writeFileSync(join(app, 'server.ts'), shownIn('ts'));
  writeFileSync(join(app, 'client.tsx'), shownIn('tsx'));
  writeFileSync(
    join(app, 'probe.ts'),
    "import { attachProbe } from '@driftscope/probe';\nexport const attach = attachProbe;\n",
  );
  const compilerOptions = {
    strict: true,
    noEmit: true,
    module: 'nodenext',
    target: 'es2023',
    jsx: 'react-jsx',
    types: ['node'],
  };
  writeFileSync(join(app, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts', '*.tsx'] }));
  const { stdout } = spawnSync(join(root, localBin('tsc')), ['-p', app], { encoding: 'utf8' });
  expect(stdout).toBe('');
}, 60_000);

test('Node runs what was installed, and finds in it all that the packages export', () => {
  const names = ['probe', 'sync', 'sync/machine', 'sync/react', 'sync/server'];
  const script = `for (const name of ${JSON.stringify(names)}) {
    console.log(name, Object.keys(await import('@driftscope/' + name)).length > 0);
  }`;
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: app, encoding: 'utf8' });
  expect(said.trim().split('\n')).toEqual(names.map((name) => `${name} true`));
});
