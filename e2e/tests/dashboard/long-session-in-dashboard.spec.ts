import type { DriftRecord } from '@driftscope/records';
import { postSession } from '#support/collector/post-session.ts';
import { expect, test } from '#support/dashboard-test.ts';

/** More than a page is given whole. */
const COUNT = 40_000;
const PER_BATCH = 8_000;

test('any record of a session that is too long for a page is found by its number, its time and its words, and its stores and sockets are shown', async ({
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

  await page.getByRole('tab', { name: 'Sockets' }).click();
  const socket = page.getByRole('table', { name: 'Sockets' }).getByRole('row').filter({ hasText: 'chat.test/feed' });
  await expect(socket).toContainText('closed');
  await expect(socket).toContainText('1 / 0');
  await expect(socket).toContainText('1006 lost');
});

const recordOf = (seq: number): DriftRecord => ({ seq, t: seq, kind: 'mark', text: `number ${seq}` });

/** A store that is found early, and changes late; a socket that is opened early, and lost late. */
const changes = new Map<number, DriftRecord>([
  [50, { seq: 50, t: 50, kind: 'socket.attempt', socket: 1, url: 'wss://chat.test/feed' }],
  [51, { seq: 51, t: 51, kind: 'socket.open', socket: 1 }],
  [52, { seq: 52, t: 52, kind: 'socket.frame', socket: 1, dir: 'in', n: 1, size: 2, text: 'hi' }],
  [39_500, { seq: 39_500, t: 39_500, kind: 'socket.close', socket: 1, code: 1006, reason: 'lost', clean: false }],
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
