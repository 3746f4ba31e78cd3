import { expect, test } from '#support/test.ts';

test('on the live timeline a frame leads to the store that it changed, and the value there back to the frame', async ({
  openPanelDevice,
}) => {
  const { chat, panel } = await openPanelDevice('drifting');
  await chat.logIn('Bob');
  await chat.enter('Team');
  const id = await chat.send('where did it come from');

  await panel.getByRole('tab', { name: 'Timeline' }).click();
  const timeline = panel.getByRole('listbox', { name: 'Records on the timeline' });
  await panel.getByRole('searchbox', { name: 'Filter records' }).fill(`event:message:new ${id}`);
  const frame = timeline.getByRole('option', { name: new RegExp(`message:new.*${id}`) });
  await frame.click();
  const detail = panel.getByRole('complementary', { name: /^Record \d+$/ });
  await expect(detail).toContainText('socket.frame');
  const seq = /\d+/.exec((await detail.getAttribute('aria-label')) ?? '')?.[0];

  await panel.getByRole('searchbox', { name: 'Filter records' }).fill('');
  await expect(timeline.getByRole('option', { name: /\(changed by it\)$/ })).not.toHaveCount(0);
  await detail
    .getByRole('button', { name: /^State at record/ })
    .filter({ hasText: 'byConversation' })
    .click();

  const change = panel.getByRole('region', { name: 'Change' });
  await change
    .getByRole('listitem')
    .getByRole('button', { name: new RegExp(id) })
    .first()
    .click();
  const value = panel.getByRole('region', { name: 'Value' });
  await value
    .getByRole('button', { name: new RegExp(`^Record ${seq}\\b`) })
    .first()
    .click();
  await expect(panel.getByRole('complementary', { name: `Record ${seq}`, exact: true })).toContainText(id);
});
