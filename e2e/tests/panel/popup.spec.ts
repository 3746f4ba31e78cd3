import { IncidentScreen } from '#support/screens/incident-screen.ts';
import { expect, test } from '#support/test.ts';

test('the icon counts what the panel found in its tab, and its popup says whether the page is recorded', {
  tag: '@nightly',
}, async ({ openPanelDevice }) => {
  const { chat, profile, panel } = await openPanelDevice('drifting');
  await chat.logIn('Bob');
  const popup = await profile.context.newPage();
  // As wide as the browser makes it.
  await popup.setViewportSize({ width: 340, height: 400 });
  await popup.goto(await profile.viewUrl('popup', chat.page));
  await expect(popup.getByRole('status')).toHaveText('Recording');
  expect((await popup.getByText('Recording', { exact: true }).boundingBox())?.width).toBeGreaterThan(40);
  await expect(popup.getByText('nothing leaves this browser')).toBeVisible();

  await chat.page.bringToFront();
  await chat.logOut();
  await new IncidentScreen(panel).open('logout.stale-store');
  await popup.bringToFront();
  await expect(popup.getByText('incident')).toContainText(/^\d+ incidents? on this page/);

  await popup.getByRole('combobox', { name: 'Record' }).selectOption('listed');
  await popup.getByRole('button', { name: /^Record http/ }).click();
  await expect(popup.getByRole('button', { name: /^Record http/ })).toBeHidden();
});
