import { expect, test } from '#support/test.ts';

test('a panel that is too narrow for its sections has a menu of them, by keys too, and shows the one that is open', {
  tag: '@nightly',
}, async ({ openDevice }) => {
  const { chat, profile } = await openDevice('drifting');
  const panel = await profile.context.newPage();
  await panel.setViewportSize({ width: 380, height: 700 });
  await panel.goto(await profile.viewUrl('panel', chat.page));
  const more = panel.getByRole('button', { name: 'More sections' });
  await more.focus();
  await panel.keyboard.press('Enter');
  const settings = panel.getByRole('menuitem', { name: 'Settings' });
  await expect(panel.getByRole('menuitem')).toHaveCount(8);
  await expect(panel.getByRole('tab', { name: 'Settings' })).not.toBeInViewport();
  await settings.focus();
  await panel.keyboard.press('Enter');
  await expect(panel.getByRole('tabpanel')).toContainText('Collector');
  await expect(panel.getByRole('tab', { name: 'Settings' })).toBeInViewport({ ratio: 1 });

  // One in the middle stands clear of the edges, which fade.
  const bar = panel.getByRole('tablist', { name: 'Sections' });
  const faults = panel.getByRole('tab', { name: 'Faults' });
  await more.click();
  await panel.getByRole('menuitem', { name: 'Now' }).click();
  await more.click();
  await panel.getByRole('menuitem', { name: 'Faults' }).click();
  const roomAtTheEnd = async () => {
    const [whole, tab] = [await bar.boundingBox(), await faults.boundingBox()];
    return whole && tab && whole.x + whole.width - (tab.x + tab.width);
  };
  await expect.poll(roomAtTheEnd).toBeGreaterThan(27);

  await panel.setViewportSize({ width: 1000, height: 700 });
  await expect(more).toHaveCount(0);
  // Nor does its edge fade any more.
  await expect(bar).toHaveCSS('mask-image', 'none');
});
