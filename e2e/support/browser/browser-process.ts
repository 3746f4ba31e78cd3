import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, expect } from '@playwright/test';
import { browserPath, chromiumArgs } from './chromium.ts';

export interface BrowserProcess {
  readonly context: BrowserContext;
  close(): Promise<void>;
}

/**
 * Starts a browser as a user has it. One that Playwright starts takes every page for visible and focused; in this one
 * a tab is hidden as soon as another is in front of it.
 */
export async function startBrowserProcess(args: readonly string[]): Promise<BrowserProcess> {
  const { debuggerUrl, end } = await spawnBrowser(args);
  try {
    const browser = await chromium.connectOverCDP(debuggerUrl, { noDefaults: true });
    const [context] = browser.contexts();
    if (context === undefined) throw new Error('The browser has no profile.');
    return {
      context,
      close: async () => {
        await browser.close();
        await end();
      },
    };
  } catch (error) {
    await end('SIGKILL');
    throw error;
  }
}

export interface SpawnedBrowser {
  /** Where it listens to debuggers. */
  readonly debuggerUrl: string;
  /** What did not come up may not hear that it is asked to go. */
  end(signal?: 'SIGKILL'): Promise<void>;
}

/** Starts a browser with a profile of its own that nobody debugs yet. */
export async function spawnBrowser(args: readonly string[]): Promise<SpawnedBrowser> {
  const dir = await mkdtemp(join(tmpdir(), 'driftscope-profile-'));
  const all = [...chromiumArgs, '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${dir}`, ...args];
  const child = spawn(browserPath(), [...all, 'about:blank'], { stdio: 'ignore' });
  const gone = once(child, 'exit');
  const end = async (signal?: 'SIGKILL'): Promise<void> => {
    child.kill(signal);
    await gone;
    await rm(dir, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    return { debuggerUrl: await debuggerUrlOf(dir), end };
  } catch (error) {
    await end('SIGKILL');
    throw error;
  }
}

/** The browser writes its port into its profile once it listens. */
async function debuggerUrlOf(dir: string): Promise<string> {
  const port = () =>
    readFile(join(dir, 'DevToolsActivePort'), 'utf8').then(
      (text) => text.split('\n')[0] ?? '',
      () => '',
    );
  await expect.poll(port).not.toBe('');
  return `http://127.0.0.1:${await port()}`;
}
