import Type from 'typebox';
import { localBin } from '../processes/local-bin.ts';
import type { Task } from '../task/run-task.ts';
import { nightlyEnv } from './nightly.ts';
import { readReport } from './read-report.ts';
import type { Step } from './step.ts';

const Report = Type.Object({
  numPassedTests: Type.Number(),
  numFailedTests: Type.Number(),
  numPendingTests: Type.Number(),
  numTodoTests: Type.Number(),
  testResults: Type.Array(Type.Object({ status: Type.String(), assertionResults: Type.Array(Type.Unknown()) })),
});

/** Runs the unit tests. A file that could not even be loaded counts as one failed test. */
export async function testUnits({ root, processes, args }: Task): Promise<Omit<Step, 'name' | 'tookMs'>> {
  const { value, code, output } = await readReport(Report, (file) =>
    processes.run(localBin('vitest'), ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`], {
      cwd: root,
      env: nightlyEnv(args),
    }),
  );
  if (value === undefined) return { passed: false, output };
  const unloaded = value.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  const tests = {
    passed: value.numPassedTests,
    failed: value.numFailedTests + unloaded.length,
    skipped: value.numPendingTests + value.numTodoTests,
  };
  return { passed: code === 0, output, tests };
}
