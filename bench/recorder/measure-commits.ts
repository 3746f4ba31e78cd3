import type { Contender } from './contender.ts';
import type { PageName } from './site.ts';
import type { Stand } from './take-turns.ts';

/** Opens a page to measure the µs that one commit to a store of 10,000 messages takes before it returns: the median of so many. */
export async function openCommitsStand(
  { profile, urlOf }: Contender,
  store: PageName,
  count: number,
): Promise<Stand<number>> {
  const page = await profile.context.newPage();
  await page.goto(urlOf(store));
  await page.locator('main').getByText('10000').waitFor();
  await page.evaluate(`bench(${count})`);
  return { measure: () => page.evaluate<number>(`bench(${count})`), close: () => page.close() };
}
