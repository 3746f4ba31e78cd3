import type { Contender } from './contender.ts';
import type { PageName } from './site.ts';

/** µs that one commit to a store of 10,000 messages takes before it returns: the median of so many. */
export async function measureCommits(contender: Contender, store: PageName, count: number): Promise<number> {
  const page = await contender.profile.context.newPage();
  try {
    await page.goto(contender.urlOf(store));
    await page.locator('main').getByText('10000').waitFor();
    await page.evaluate('bench(50)');
    return await page.evaluate<number>(`bench(${count})`);
  } finally {
    await page.close();
  }
}
