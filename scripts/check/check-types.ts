import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { localBin } from '../processes/local-bin.ts';
import type { Task } from '../task/run-task.ts';
import type { Step } from './step.ts';

/**
 * How many compilers run at once. Each is one thread, of some 400 MB: on more threads a compiler works out the types that they
 * share once on each, which is twice the work.
 */
const AT_ONCE = Math.min(4, availableParallelism());

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
      const args = [
        '-p',
        project,
        '--singleThreaded',
        '--pretty',
        'false',
        '--incremental',
        '--tsBuildInfoFile',
        memory,
      ];
      const { code, output } = await processes.run(localBin('tsc'), args, { cwd: root });
      if (code !== 0) failures.push(output.trim());
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, checkNext));
  return { passed: failures.length === 0, output: failures.join('\n') };
}
