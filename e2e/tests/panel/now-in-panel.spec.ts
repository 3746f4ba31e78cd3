import { FaultPanel } from '#support/screens/fault-panel.ts';
import { expect, test } from '#support/test.ts';

test('the panel says how the page stands now: its socket, user and stores, and the account of a gap while it lasts and after', {
  tag: '@nightly',
}, async ({ openPanelDevice }) => {
  const { chat, panel } = await openPanelDevice('drifting');
  await chat.logIn('Bob');
  await chat.enter('Team');

  await panel.getByRole('tab', { name: 'Now' }).click();
  const section = (name: string) => panel.getByRole('region', { name, exact: true });
  await expect(section('Connections').getByRole('row', { name: /^open/ })).toContainText('/ connected, by token');
  await expect(section('User')).toContainText('Bob since');
  const stores = section('Stores against the wire');
  await expect(stores.getByRole('row').filter({ hasText: 'same' })).not.toHaveCount(0);

  const faults = new FaultPanel(panel);
  await faults.open();
  await faults.begin('Cut', { for: '600' });
  await panel.getByRole('tab', { name: 'Now' }).click();
  const gap = section('Gaps').getByRole('article');
  await expect(gap).toContainText('The socket has been without a connection since');
  await panel.getByRole('button', { name: 'Undo all' }).click();
  await expect(gap).toContainText('It is back, and nothing was sent again by itself.');

  const sent = await chat.send('after the gap');
  const came = gap.getByRole('table', { name: 'Came since the gap' });
  await came
    .getByRole('button', { name: /^Record \d+$/ })
    .last()
    .click();
  await expect(panel.getByRole('complementary', { name: /^Record \d+$/ })).toContainText(sent);
});
