import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';

/** The browser that the runner found; Playwright's own where it was not asked. */
export const browserPath = (): string => process.env.DRIFTSCOPE_CHROMIUM ?? chromium.executablePath();

/** Keeps the browser quiet, and lets it run as root, where it refuses its sandbox. */
export const chromiumArgs = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** For a test that starts a browser without the extension, or has the test runner start it. */
export const launchOptions = () => ({ executablePath: browserPath(), args: [...chromiumArgs] });

export interface Profile {
  readonly context: BrowserContext;
  readonly dir: string;
  close(): Promise<void>;
}

export interface ProfileOptions {
  readonly args?: readonly string[];
  /** What to start. Default: the browser of all tests. */
  readonly executablePath?: string;
  /** What Playwright would give the browser, and this test cannot do with. */
  readonly withoutArgs?: readonly string[];
  /** Runs on the new profile's folder before the browser starts. */
  readonly prepare?: (dir: string) => Promise<void>;
}

/** Starts a browser with a profile of its own, which is deleted when it closes. */
export async function openProfile(options: ProfileOptions = {}): Promise<Profile> {
  const { args = [], executablePath = browserPath(), withoutArgs = [], prepare } = options;
  const dir = await mkdtemp(join(tmpdir(), 'driftscope-profile-'));
  await prepare?.(dir);
  const context = await chromium.launchPersistentContext(dir, {
    executablePath,
    headless: true,
    ignoreDefaultArgs: [...withoutArgs],
    viewport: { width: 1280, height: 800 },
    args: [...chromiumArgs, ...args],
  });
  return {
    context,
    dir,
    close: async () => {
      await context.close();
      await rm(dir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
