import type { DriftRecord } from '@driftscope/records';
import { expect, test } from '../support/dashboard-test.ts';
import { postSession } from '../support/post-session.ts';

/** More than a page is given whole. */
const COUNT = 40_000;
const PER_BATCH = 8_000;

test('any record of a session that is too long for a page is found by its number, its time and its words', async ({
  page,
  collectorUrl,
}) => {
  for (let from = 1; from <= COUNT; from += PER_BATCH) {
    const records = Array.from({ length: PER_BATCH }, (_, index) => recordOf(from + index));
    await postSession(collectorUrl, 'long', records, { number: Math.ceil(from / PER_BATCH) });
  }
  await page.goto(`${collectorUrl}/sessions/long?tab=records`);
  const options = page.getByRole('listbox', { name: 'Records' }).getByRole('option');
  await expect(options.first()).toHaveAttribute('aria-setsize', String(COUNT));
  await expect(options.first()).toContainText('number 1');

  const goTo = page.getByLabel('Go to');
  await goTo.fill('31234');
  await goTo.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Record 31234' })).toContainText('number 31234');
  await expect(options.filter({ hasText: 'number 31240' })).toBeInViewport();
  await page.reload();
  await expect(options.filter({ hasText: 'number 31234' })).toBeInViewport();

  await goTo.fill('25s');
  await goTo.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Record 25000' })).toBeVisible();

  await page.getByLabel('Filter records').fill('number 39999');
  await expect(options).toHaveCount(1);
  await expect(page.getByRole('status').filter({ hasText: 'of 40,000' })).toHaveText('1 of 40,000');
  await page.getByLabel('Filter records').fill('');
  await expect(options.first()).toHaveAttribute('aria-setsize', String(COUNT));
  await page.getByRole('listbox', { name: 'Records' }).press('End');
  await expect(options.filter({ hasText: 'number 40000' })).toBeInViewport();
});

const recordOf = (seq: number): DriftRecord => ({ seq, t: seq, kind: 'mark', text: `number ${seq}` });
