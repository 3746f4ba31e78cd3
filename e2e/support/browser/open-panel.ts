import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type FrameLocator, type Page } from '@playwright/test';
import type { Profile } from './chromium.ts';
import { until } from './until.ts';

/** Arguments that open DevTools with every tab and let a second client attach to them. */
export const devtoolsArgs = ['--auto-open-devtools-for-tabs', '--remote-debugging-port=0', '--window-size=1500,1000'];

/** Docks DevTools at the bottom, so that a panel gets the window's width. */
export async function dockDevtoolsAtBottom(profileDir: string): Promise<void> {
  await mkdir(join(profileDir, 'Default'), { recursive: true });
  const preferences = { devtools: { preferences: { currentDockState: '"bottom"' } } };
  await writeFile(join(profileDir, 'Default', 'Preferences'), JSON.stringify(preferences));
}

/** Not the library's: outside of the test runner that is too short for a busy machine. */
const TIMEOUT_MS = 60_000;

export interface OpenedPanel {
  readonly devtools: Page;
  readonly panel: FrameLocator;
  close(): Promise<void>;
}

/**
 * Shows a panel inside the real DevTools of a page.
 *
 * The client that started the browser does not see DevTools; a second one, connected after DevTools exists, does.
 */
export async function openPanel({ context, dir }: Profile, page: Page, title: string): Promise<OpenedPanel> {
  const session = await context.newCDPSession(page);
  await until('DevTools has its page and that of the extension in it', async () => {
    const { targetInfos } = await session.send('Target.getTargets');
    const urls = targetInfos.map((target) => target.url);
    const isThere =
      urls.some((url) => url.startsWith('devtools://')) &&
      urls.some((url) => url.startsWith('chrome-extension://') && url.includes('devtools'));
    return isThere || undefined;
  });

  const [port] = (await readFile(join(dir, 'DevToolsActivePort'), 'utf8')).split('\n');
  const second = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const devtools = await until('a second client of the browser sees DevTools', () =>
    second
      .contexts()[0]
      ?.pages()
      .find((candidate) => candidate.url().startsWith('devtools://')),
  );

  // Showing a view before the front end is up breaks it, so wait for one of its own tabs.
  await devtools.getByRole('tab', { name: 'Elements' }).first().waitFor({ timeout: TIMEOUT_MS });
  await devtools.waitForFunction(showPanel, title, { polling: 100, timeout: TIMEOUT_MS });
  const panel = devtools.frameLocator('iframe[src$="/panel.html"]');
  await panel.locator('body').waitFor({ timeout: TIMEOUT_MS });
  return { devtools, panel, close: () => second.close() };
}

/** Runs inside the DevTools front end, through the modules of its own that it serves. */
async function showPanel(title: string): Promise<boolean> {
  interface ViewManager {
    readonly views: Map<string, unknown>;
    showView(id: string): Promise<void>;
  }
  const path = './ui/legacy/legacy.js';
  const ui: { ViewManager: { ViewManager: { instance(): ViewManager } } } = await import(path);
  const manager = ui.ViewManager.ViewManager.instance();
  const id = [...manager.views.keys()].find((key) => key.startsWith('chrome-extension://') && key.endsWith(title));
  if (id === undefined) return false;
  await manager.showView(id);
  return true;
}
