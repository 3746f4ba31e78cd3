import type { Locator } from '@playwright/test';
import { expect, test } from '#support/test.ts';

test('the list of records follows its end while that is in sight, and keeps what is read elsewhere in its place', {
  tag: '@nightly',
}, async ({ openPanelDevice }) => {
  const { chat, panel } = await openPanelDevice('drifting');
  await chat.logIn('Bob');
  await chat.enter('Team');
  await panel.getByRole('tab', { name: 'Records' }).click();
  const list = panel.getByRole('listbox', { name: 'Records' });

  await chat.send('at the end');
  await expect.poll(async () => (await look(list)).seesEnd).toBe(true);

  await list.evaluate((box) => box.scrollBy(0, -200));
  await expect.poll(async () => (await look(list)).seesEnd).toBe(false);
  const before = await look(list);
  await chat.send('while somebody reads');
  await expect.poll(async () => (await look(list)).count).toBeGreaterThan(before.count);
  const { topRow, seesEnd } = await look(list);
  expect({ topRow, seesEnd }).toEqual({ topRow: before.topRow, seesEnd: false });

  await list.press('End');
  await expect.poll(async () => (await look(list)).seesEnd).toBe(true);
  const { count } = await look(list);
  await chat.send('at the end again');
  await expect.poll(async () => (await look(list)).count).toBeGreaterThan(count);
  await expect.poll(async () => (await look(list)).seesEnd).toBe(true);
});

/** What of the list is in sight. */
async function look(list: Locator): Promise<{ count: number; topRow: string; seesEnd: boolean }> {
  return await list.evaluate((box) => {
    const { top, bottom } = box.getBoundingClientRect();
    const inSight = [...box.querySelectorAll('[role=option]')].filter((row) => {
      const place = row.getBoundingClientRect();
      return place.top >= top && place.bottom <= bottom + 1;
    });
    const count = Number(inSight[0]?.getAttribute('aria-setsize'));
    const offset = (inSight[0]?.getBoundingClientRect().top ?? 0) - top;
    return {
      count,
      topRow: `${inSight[0]?.textContent} ${Math.round(offset)}`,
      seesEnd: Number(inSight.at(-1)?.getAttribute('aria-posinset')) === count,
    };
  });
}
