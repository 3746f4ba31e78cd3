import { join } from 'node:path';
import Type from 'typebox';
import { ensureChromium } from '../chromium/ensure-chromium.ts';
import { localBin } from '../processes/local-bin.ts';
import type { Task } from '../task/run-task.ts';
import { nightlyEnv, withoutNightly } from './nightly.ts';
import { readReport } from './read-report.ts';
import type { Step } from './step.ts';

const Report = Type.Object({
  stats: Type.Object({
    expected: Type.Number(),
    unexpected: Type.Number(),
    flaky: Type.Number(),
    skipped: Type.Number(),
  }),
  /** What went wrong outside any test, such as a file that could not be loaded. */
  errors: Type.Array(Type.Unknown()),
});

/** Runs the browser tests, showing them as they go. All other arguments of the task go to Playwright: which tests to run. */
export async function testBrowser(task: Task): Promise<Omit<Step, 'name' | 'tookMs'>> {
  const chromium = await ensureChromium(task);
  if (!chromium.ok) return { passed: false, output: `${chromium.error.message}\n${chromium.error.hint}` };

  const dir = join(task.root, 'e2e');
  const which = withoutNightly(task.args);
  const { value, code, output } = await readReport(Report, (file) =>
    task.processes.run(localBin('playwright'), ['test', '--reporter=list,json', ...which], {
      cwd: dir,
      env: { ...nightlyEnv(task.args), DRIFTSCOPE_CHROMIUM: chromium.value, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
      show: true,
    }),
  );
  if (value === undefined) return { passed: false, output };
  const { expected, unexpected, flaky, skipped } = value.stats;
  const tests = { passed: expected + flaky, failed: unexpected + value.errors.length, skipped };
  return { passed: code === 0, output, tests };
}
