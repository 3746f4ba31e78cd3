import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { localBin } from '../processes/local-bin.ts';
import type { Task } from '../task/run-task.ts';
import type { Step } from './step.ts';

/** How many compilers run at once: each uses several threads and some 400 MB. */
const AT_ONCE = 2;

/** Checks every project of the workspace with the compiler, which remembers what it checked the last time. */
export async function checkTypes({ root, processes }: Task): Promise<Pick<Step, 'passed' | 'output'>> {
  // WXT writes the types that the extension's project includes.
  const prepared = await processes.run(localBin('wxt'), ['prepare'], { cwd: join(root, 'extension') });
  if (prepared.code !== 0) return { passed: false, output: prepared.output };

  const waiting = globSync('{*,packages/*,examples/*}/tsconfig.json', { cwd: root }).sort();
  const failures: string[] = [];
  const checkNext = async (): Promise<void> => {
    for (let project = waiting.shift(); project !== undefined; project = waiting.shift()) {
      const memory = join(root, 'node_modules/.cache/driftscope/types', `${dirname(project)}.tsbuildinfo`);
      const args = ['-p', project, '--pretty', 'false', '--incremental', '--tsBuildInfoFile', memory];
      const { code, output } = await processes.run(localBin('tsc'), args, { cwd: root });
      if (code !== 0) failures.push(output.trim());
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, checkNext));
  return { passed: failures.length === 0, output: failures.join('\n') };
}
