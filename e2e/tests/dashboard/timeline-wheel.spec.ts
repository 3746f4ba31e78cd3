import { postDriftedSession } from '#support/collector/post-drifted-session.ts';
import { expect, test } from '#support/dashboard-test.ts';

test('the wheel zooms the timeline, also after it was read as a table', async ({ page, collectorUrl }) => {
  await postDriftedSession(collectorUrl, 'shop', 'ann');
  await page.goto(collectorUrl);
  await page.getByRole('listbox', { name: 'Incidents' }).getByRole('option').first().click();
  const table = page.getByRole('button', { name: 'Table', exact: true });
  await table.click();
  await expect(page.getByRole('table', { name: 'Timeline' })).toBeVisible();
  await table.click();

  const drawing = page.getByRole('listbox', { name: 'Records on the timeline' });
  await drawing.hover();
  const before = await drawing.textContent();
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -300);
  await page.keyboard.up('Control');
  await expect(drawing).not.toHaveText(before ?? '');
});
