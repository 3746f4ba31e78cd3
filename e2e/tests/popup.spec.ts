import { IncidentScreen } from '../support/incident-screen.ts';
import { openPanel } from '../support/open-panel.ts';
import { expect, test } from '../support/test.ts';

test('the icon counts what the panel found in its tab, and its popup says whether the page is recorded', {
  tag: '@nightly',
}, async ({ openDevtoolsDevice }) => {
  const { chat, profile } = await openDevtoolsDevice('drifting', { collectorUrl: '' });
  const { panel, close } = await openPanel(profile, chat.page, 'Driftscope');
  await chat.page.reload();
  await chat.logIn('Bob');
  const [background] = profile.context.serviceWorkers();
  if (background === undefined) throw new Error('the background does not run');
  const tabId = await background.evaluate(async () => (await chrome.tabs.query({ url: 'http://127.0.0.1/*' }))[0]?.id);
  const popup = await profile.context.newPage();
  await popup.goto(new URL(`/popup.html?tabId=${tabId}`, background.url()).href);
  await expect(popup.getByRole('status')).toHaveText('Recording');
  await expect(popup.getByText('nothing leaves this browser')).toBeVisible();

  await chat.page.bringToFront();
  await chat.logOut();
  await new IncidentScreen(panel).open('logout.stale-store');
  await popup.bringToFront();
  await expect(popup.getByText('incident')).toContainText(/^\d+ incidents? on this page/);

  await popup.getByRole('combobox', { name: 'Record' }).selectOption('listed');
  await popup.getByRole('button', { name: /^Record http/ }).click();
  await expect(popup.getByRole('button', { name: /^Record http/ })).toBeHidden();
  await close();
});
