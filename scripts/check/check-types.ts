import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { Task } from '../task/run-task.ts';
import type { Step } from './step.ts';

/** Checks every project of the workspace with the compiler. */
export async function checkTypes({ root, processes }: Task): Promise<Pick<Step, 'passed' | 'output'>> {
  // WXT writes the types that the extension's project includes.
  const prepared = await processes.run('node_modules/.bin/wxt', ['prepare'], { cwd: join(root, 'extension') });
  if (prepared.code !== 0) return { passed: false, output: prepared.output };

  const projects = globSync('{*,packages/*,examples/*}/tsconfig.json', { cwd: root }).sort();
  const tsc = join(root, 'node_modules/.bin/tsc');
  const checked = await Promise.all(
    projects.map((project) => processes.run(tsc, ['-p', project, '--pretty', 'false'], { cwd: root })),
  );
  return {
    passed: checked.every(({ code }) => code === 0),
    output: checked.map(({ output }) => output.trim()).join('\n'),
  };
}
