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

export interface ExtendedProfile extends Profile {
  readonly extensionId: string;
  configure(settings: Partial<ExtensionSettings>): Promise<void>;
  /** The browser's number of the tab that shows a page. */
  tabIdOf(page: Page): Promise<number>;
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
    tabIdOf: async (page) => {
      const [tab] = await worker.evaluate((url) => chrome.tabs.query({ url }), page.url().replace(/[?#].*$/, '*'));
      if (tab?.id === undefined) throw new Error(`no tab shows ${page.url()}`);
      return tab.id;
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
