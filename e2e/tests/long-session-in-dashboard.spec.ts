import type { DriftRecord } from '@driftscope/records';
import { expect, test } from '../support/dashboard-test.ts';
import { postSession } from '../support/post-session.ts';

/** More than a page is given whole. */
const COUNT = 40_000;
const PER_BATCH = 8_000;

test('any record of a session that is too long for a page is found by its number, its time and its words, and its stores are shown', async ({
  page,
  collectorUrl,
}) => {
  for (let from = 1; from <= COUNT; from += PER_BATCH) {
    const records = Array.from(
      { length: PER_BATCH },
      (_, index) => changes.get(from + index) ?? recordOf(from + index),
    );
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

  await page.getByRole('tab', { name: 'State' }).click();
  const main = page.getByRole('main');
  await page.getByRole('button', { name: 'Latest' }).click();
  await expect(main).toContainText('2 of 2');
  await expect(main.getByRole('region', { name: 'Change' })).toContainText('number 38000');
  await page.getByRole('button', { name: 'Change before' }).click();
  await expect(main).toContainText('1 of 2');
});

const recordOf = (seq: number): DriftRecord => ({ seq, t: seq, kind: 'mark', text: `number ${seq}` });

/** A store that is found early, and changes late. */
const changes = new Map<number, DriftRecord>([
  [100, { seq: 100, t: 100, kind: 'store.found', store: 1, library: 'zustand', name: 'rooms', via: 'hook' }],
  [101, { seq: 101, t: 101, kind: 'store.snapshot', store: 1, state: { title: 'Old' } }],
  [
    39_000,
    {
      seq: 39_000,
      t: 39_000,
      kind: 'store.commit',
      store: 1,
      patch: [{ op: 'set', path: ['title'], value: 'New' }],
      cause: 38_000,
      causeHow: 'sync',
    },
  ],
]);
