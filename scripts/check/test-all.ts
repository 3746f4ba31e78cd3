import type { Task } from '../task/run-task.ts';
import { checkAll } from './check-all.ts';
import { formatCount, runStep, sumCounts } from './step.ts';
import { testBrowser } from './test-browser.ts';

/** Runs every check and test. The last line is the sum: `N passed, N failed`. */
export async function testAll(task: Task): Promise<number> {
  const checks = await checkAll(task);
  const browser = await runStep('browser tests', () => testBrowser(task));
  const count = sumCounts([...checks, browser]);
  console.log(`\n${formatCount(count)}`);
  return count.failed === 0 ? 0 : 1;
}
