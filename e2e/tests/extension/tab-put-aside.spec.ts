import { extensionArgs, extensionSettings } from '#support/browser/extension.ts';
import { startUndebuggedBrowser } from '#support/browser/undebugged-browser.ts';
import { startRecorderServer } from '#support/sites/recorder-server.ts';
import { expect, test } from '#support/test.ts';

/** Wherever the folder with the extension lies. */
const EXTENSION = 'chrome-extension://fkefibmbcnmdgijncgkphaechmmfenld';

test('a tab that the browser put aside is recorded when it comes back under another number, as the same tab and in the same panel', {
  tag: '@nightly',
}, async ({ stack }) => {
  const site = await startRecorderServer({
    '/app': '<script>__DRIFTSCOPE__.mark(document.wasDiscarded ? "back" : "first")</script>',
  });
  const browser = await startUndebuggedBrowser(extensionArgs);
  const ours = await browser.open(`${EXTENSION}/welcome.html`);
  const settings = extensionSettings({ record: 'devtools', collectorUrl: stack.collectorUrl });
  await expect.poll(() => ours.evaluate('typeof chrome.storage')).toBe('object');
  await ours.evaluate(`chrome.storage.local.set(${JSON.stringify({ settings })})`);
  await browser.open(`${site.url}/app`);
  const tabId = () => ours.evaluate(`chrome.tabs.query({ url: '${site.url}/*' }).then(([tab]) => tab?.id)`);
  await expect.poll(tabId).toEqual(expect.any(Number));
  const former = await tabId();
  const panel = await browser.open(`${EXTENSION}/panel.html?tabId=${former}`);
  const shown = () => panel.evaluate('document.body.innerText');
  await expect.poll(shown).toContain('Recorded since');

  const now = await ours.evaluate(`chrome.tabs.discard(${former}).then((tab) => tab?.id)`);
  expect(now).not.toBe(former);
  await expect.poll(shown).toContain('discarded this page to save memory');
  await ours.evaluate(`chrome.tabs.update(${now}, { active: true })`);
  await expect.poll(shown).not.toContain('discarded this page to save memory');
  await panel.evaluate(
    '[...document.querySelectorAll("[role=tab]")].find((tab) => tab.textContent.startsWith("Records")).click()',
  );
  await expect.poll(shown).toMatch(/mark\s+back/);
  const tabs = async () => (await stack.api.sessions()).flatMap(({ tab }) => tab ?? []);
  await expect.poll(async () => (await tabs()).length).toBe(2);
  expect(new Set(await tabs()).size).toBe(1);

  await browser.close();
  await site.stop();
});
