import { expect, test } from '#support/lab-test.ts';

test('a script is changed by keys alone, and is in the address', async ({ page, lab }) => {
  await lab.open('team-chat', '3~cut.1000.2000');
  const fault = page.getByRole('group', { name: 'Faults on the time line' }).getByRole('button');
  await fault.focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'Shift+ArrowRight']) await page.keyboard.press(key);
  await expect(fault).toHaveAccessibleName('Cut at 1.5 s, for 2.3 s');
  await expect(page).toHaveURL(/script=3%7Ecut\.1500\.2250/);

  await page.getByRole('button', { name: 'Fault', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: /^Kick/ }).focus();
  await page.keyboard.press('Enter');
  await expect(fault).toHaveCount(2);
  await fault.first().focus();
  await page.keyboard.press('Delete');
  await expect(fault).toHaveCount(1);
  await expect(fault).toHaveAccessibleName(/^Kick at/);
});
