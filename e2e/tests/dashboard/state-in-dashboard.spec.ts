import { postSession } from '#support/collector/post-session.ts';
import { renamedRoom } from '#support/collector/renamed-room.ts';
import { expect, test } from '#support/dashboard-test.ts';

test('a value leads to the frame it came from, a frame to what it changed, and any time to the state it had', async ({
  page,
  collectorUrl,
}) => {
  await postSession(collectorUrl, 'rooms', renamedRoom);
  await page.goto(`${collectorUrl}/sessions/rooms?tab=state`);

  const tree = page.getByRole('tree', { name: 'State of rooms' });
  await tree.focus();
  for (const key of toTitle) await page.keyboard.press(key);
  await expect(tree.getByRole('treeitem', { selected: true })).toHaveText('title"New"');
  const value = page.getByRole('region', { name: 'Value' });
  await expect(value).toContainText('Differs: the store holds what the wire had said before.');
  await value
    .getByRole('definition')
    .getByRole('button', { name: /^Record 9:/ })
    .click();

  const frame = page.getByRole('complementary', { name: 'Record 9' });
  await expect(frame).toContainText('room:renamed r_1');
  await frame.getByRole('button', { name: 'State at record 10' }).click();
  const change = page.getByRole('region', { name: 'Change' });
  await expect(change).toContainText('list[0].title "Old" "New"');

  const compare = page.getByRole('button', { name: 'Compare from here' });
  await compare.click();
  await page.getByRole('button', { name: 'Change before' }).click();
  const differences = page.getByRole('region', { name: 'Differences' });
  await expect(differences).toContainText('1 value differs.');
  await expect(differences).toContainText('list[0].title "New" "Old"');
  await compare.click();
  await change.getByRole('button').first().click();
  await expect(page.getByRole('complementary', { name: 'Record 8' })).toContainText('store.snapshot');
  await page.getByRole('button', { name: 'State at this time' }).click();
  await tree.focus();
  for (const key of toTitle) await page.keyboard.press(key);
  await expect(tree.getByRole('treeitem', { selected: true })).toHaveText('title"Old"');
  await expect(value).toContainText('Same: the store holds what the wire said last.');
});

/** From the top: the list, its first room, the second of its three fields. */
const toTitle = ['Home', 'ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowRight', 'End', 'ArrowUp'];
