import { buildStale } from '../build/build-stale.ts';
import type { Task } from '../task/run-task.ts';
import { checkAll } from './check-all.ts';
import { formatCount, runStep, sumCounts } from './step.ts';
import { testBrowser } from './test-browser.ts';

/** Runs every check and test. The last line is the sum: `N passed, N failed`. */
export async function testAll(task: Task): Promise<number> {
  // Built first, so that the unit tests that look at what was built have it.
  const build = await runStep('build', async () => {
    const fault = await buildStale(task);
    return { passed: fault === undefined, output: fault === undefined ? '' : `${fault.message}\n${fault.hint}` };
  });
  const checks = await checkAll(task);
  const browser = await runStep('browser tests', () => testBrowser(task));
  const count = sumCounts([build, ...checks, browser]);
  console.log(`\n${formatCount(count)}`);
  return count.failed === 0 ? 0 : 1;
}
