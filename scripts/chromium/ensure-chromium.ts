import { existsSync, readFileSync } from 'node:fs';
import { localBin } from '../processes/local-bin.ts';
import type { Result } from '../task/fault.ts';
import type { Task } from '../task/run-task.ts';
import { findChromium } from './find-chromium.ts';

/**
 * Finds a Chromium, and where there is none installs one: the system's package on Debian as root, else Playwright's
 * build. Says so before it does.
 */
export async function ensureChromium(task: Task): Promise<Result<string>> {
  const before = findChromium(task.env);
  if (before.ok || before.error.kind !== 'chromium-missing') return before;

  const outputs: string[] = [];
  for (const [command, ...args] of installCommands()) {
    console.log(`There is no Chromium yet: ${command} ${args.join(' ')}`);
    const { code, output } = await task.processes.run(command, args, {
      cwd: task.root,
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (code !== 0) outputs.push(output.trim());
    const after = findChromium(task.env);
    if (after.ok) return after;
  }
  const message = [...outputs, 'No Chromium could be installed.', before.error.message].join('\n');
  return { ok: false, error: { ...before.error, message } };
}

type Command = readonly [command: string, ...args: string[]];

function installCommands(): readonly Command[] {
  const playwright: Command = [localBin('playwright'), 'install', '--no-shell', 'chromium'];
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return [playwright];
  if (!isDebian()) return [[...playwright, '--with-deps'], playwright];
  return [
    ['apt-get', 'update'],
    ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'],
    playwright,
  ];
}

/** Ubuntu is not meant: there the package is a stub that wants a snap. */
function isDebian(): boolean {
  return existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
}
