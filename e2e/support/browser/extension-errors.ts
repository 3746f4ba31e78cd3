import type { BrowserContext, Page } from '@playwright/test';

/** Has the browser keep what goes wrong in an extension, as it does for its developers. */
export async function keepErrors(context: BrowserContext, extensionId: string): Promise<void> {
  await onExtensionsPage(context, async (page) => {
    await page.evaluate('chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })');
    const update = JSON.stringify({ extensionId, errorCollection: true });
    await page.evaluate(`chrome.developerPrivate.updateExtensionConfiguration(${update})`);
  });
}

/** Where workers are to be looked into, the recorder tries whether the page's policy allows it, and the browser tells of a refusal. */
const refusedTrial =
  /^Creating a worker from 'blob:\S+' violates|^This document requires 'TrustedScriptURL' assignment/;

/** What the browser says where a test ended the background while its script was being loaded. One that cannot be loaded fails each test. */
const endedAtStart = /^Failed to load the script unexpectedly$/;

/** What the browser kept of it: uncaught errors and rejections, failures that nobody asked for, and faults of the manifest. */
export async function readErrors(context: BrowserContext, extensionId: string): Promise<readonly string[]> {
  const errors = await onExtensionsPage(context, (page) =>
    page.evaluate<readonly string[]>(
      `chrome.developerPrivate.getExtensionInfo(${JSON.stringify(extensionId)})
        .then(({ runtimeErrors, manifestErrors }) => [...runtimeErrors, ...manifestErrors].map(({ message }) => message))`,
    ),
  );
  return errors.filter((message) => !refusedTrial.test(message) && !endedAtStart.test(message));
}

/** Asks the page where users say what an extension may do. */
export async function onExtensionsPage<Answer>(
  context: BrowserContext,
  ask: (page: Page) => Promise<Answer>,
): Promise<Answer> {
  const page = await context.newPage();
  await page.goto('chrome://extensions');
  const answer = await ask(page);
  await page.close();
  return answer;
}
