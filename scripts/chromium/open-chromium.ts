import { join } from 'node:path';
import type { Task } from '../task/run-task.ts';

export interface OpenChromiumOptions {
  readonly path: string;
  /** Kept from start to start: settings, logins and the extension's data stay. */
  readonly profileDir: string;
  readonly urls: readonly string[];
}

/** Opens a window with the built extension. Whoever closes the window leaves the servers running. */
export function openChromium({ root, processes }: Task, { path, profileDir, urls }: OpenChromiumOptions): void {
  const args = [
    `--user-data-dir=${profileDir}`,
    `--load-extension=${extensionDir(root)}`,
    '--no-first-run',
    '--no-default-browser-check',
    // As root Chromium refuses to run in its sandbox.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...urls,
  ];
  processes.start(path, args, { cwd: root });
}

export function extensionDir(root: string): string {
  return join(root, 'extension', '.output', 'chrome-mv3');
}
