import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page, Worker } from '@playwright/test';
import { openProfile, type Profile, type ProfileOptions } from './chromium.ts';
import { keepErrors, readErrors } from './extension-errors.ts';

const extensionDir = fileURLToPath(new URL('../../../extension/.output/chrome-mv3', import.meta.url));

/** The extension's contract in `chrome.storage.local`, key `settings`. */
export interface ExtensionSettings {
  readonly record: 'devtools' | 'listed' | 'all' | 'armed';
  readonly origins: readonly string[];
  readonly collectorUrl: string;
  readonly token: string;
  readonly redaction: readonly OriginRule[];
  readonly labels: boolean;
  readonly workers: readonly string[];
}

interface OriginRule {
  readonly origin: string;
  readonly action: 'redact' | 'allow';
  readonly what: 'name' | 'path' | 'pattern';
  readonly value: string;
}

const defaults: ExtensionSettings = {
  record: 'devtools',
  origins: [],
  collectorUrl: '',
  token: '',
  redaction: [],
  labels: true,
  workers: [],
};

export type ExtensionView = 'panel' | 'popup' | 'welcome';

export interface ExtendedProfile extends Profile {
  readonly extensionId: string;
  configure(settings: Partial<ExtensionSettings>): Promise<void>;
  /** Where one of the extension's own pages is: about a page, or a tab by its number, or about none. */
  viewUrl(view: ExtensionView, about?: Page | number): Promise<string>;
  /** Shows one of the extension's own pages in a tab. */
  openView(view: ExtensionView, about?: Page | number): Promise<Page>;
  /** The pages for which the background has a script registered besides those of the manifest. */
  registeredScripts(): Promise<readonly string[]>;
}

/**
 * Starts a browser with the built extension loaded, as a user would load it unpacked. To close it fails where anything went wrong
 * in the extension that nobody took care of.
 */
export async function openExtendedProfile(options: ProfileOptions = {}): Promise<ExtendedProfile> {
  const profile = await openProfile({ ...options, args: [...extensionArgs, ...(options.args ?? [])] });
  const worker = await serviceWorkerOf(profile.context).catch(async (error: unknown) => {
    await profile.close();
    throw error;
  });
  const extensionId = new URL(worker.url()).host;
  await keepErrors(profile.context, extensionId);
  /** The browser's number of the tab that shows a page. */
  const tabIdOf = async (page: Page): Promise<number> => {
    const [tab] = await worker.evaluate((url) => chrome.tabs.query({ url }), page.url().replace(/[?#].*$/, '*'));
    if (tab?.id === undefined) throw new Error(`no tab shows ${page.url()}`);
    return tab.id;
  };
  const viewUrl = async (view: ExtensionView, about?: Page | number): Promise<string> => {
    const tabId = typeof about === 'object' ? await tabIdOf(about) : about;
    return `chrome-extension://${extensionId}/${view}.html${tabId === undefined ? '' : `?tabId=${tabId}`}`;
  };
  return {
    ...profile,
    extensionId,
    close: async () => {
      const errors = await readErrors(profile.context, extensionId).finally(profile.close);
      if (errors.length > 0) throw new Error(`the extension did not take care of:\n${errors.join('\n')}`);
    },
    configure: (settings) => configureExtension(profile.context, settings),
    registeredScripts: () =>
      worker.evaluate(async () =>
        (await chrome.scripting.getRegisteredContentScripts()).flatMap((script) => script.matches ?? []),
      ),
    viewUrl,
    openView: async (view, about) => {
      const url = await viewUrl(view, about);
      const page = await profile.context.newPage();
      await page.goto(url);
      return page;
    },
  };
}

/** Loads the built extension into a browser that is started with them. */
export const extensionArgs = [`--disable-extensions-except=${extensionDir}`, `--load-extension=${extensionDir}`];

/** Changes the settings of the extension in a browser that has it. */
export async function configureExtension(context: BrowserContext, settings: Partial<ExtensionSettings>): Promise<void> {
  const worker = await serviceWorkerOf(context);
  await worker.evaluate((value) => chrome.storage.local.set({ settings: value }), extensionSettings(settings));
}

/** All of them, where only these are not as usual. */
export const extensionSettings = (settings: Partial<ExtensionSettings>): ExtensionSettings => ({
  ...defaults,
  ...settings,
});

async function serviceWorkerOf(context: BrowserContext): Promise<Worker> {
  const running = context.serviceWorkers().find((worker) => worker.url().startsWith('chrome-extension://'));
  return running ?? (await context.waitForEvent('serviceworker'));
}
