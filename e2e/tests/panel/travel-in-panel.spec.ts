import { expect, test } from '#support/test.ts';

test('the panel puts the stores of the page back to what they held, and the page is as it was when it returns', {
  tag: '@nightly',
}, async ({ openPanelDevice }) => {
  const { chat, panel } = await openPanelDevice('drifting');
  await chat.logIn('Bob');
  await chat.enter('Team');
  await panel.getByRole('tab', { name: 'State' }).click();
  const stores = panel.getByRole('combobox', { name: 'Store' });
  const messages = await stores.getByRole('option', { name: /^byConversation/ }).getAttribute('value');
  await stores.selectOption(messages);
  await panel.getByRole('button', { name: 'Travel', exact: true }).click();
  const goThere = panel.getByRole('button', { name: 'Put the page there' });
  await expect(goThere).toBeEnabled();
  const count = await chat.messages.count();
  await chat.send('is not there yet');
  await expect(chat.messages).toHaveCount(count + 1);
  await expect(panel.getByRole('region', { name: 'Change' })).toContainText('message:new');

  // Sending made several changes; before the first of them the message was not there.
  await expect(async () => {
    await panel.getByRole('button', { name: 'Change before' }).click();
    await goThere.click({ timeout: 5_000 });
    await expect(chat.messages).toHaveCount(count, { timeout: 10_000 });
  }).toPass();
  const travel = panel.getByRole('region', { name: 'Travel' });
  await expect(travel).toContainText('Back at record #');
  await travel.getByRole('button', { name: 'Return to now' }).click();
  await expect(chat.messages).toHaveCount(count + 1);
  await expect(travel).toHaveCount(0);
  await expect(panel.getByRole('tab', { name: /^Incidents/ })).toHaveText(/^Incidents0?$/);
});
