import { basename, join } from 'node:path';
import { buildStale } from '../build/build-stale.ts';
import { examplesOf, readWorkspace } from '../build/workspace.ts';
import { type Fault, fail, ok, printFault, type Result } from '../task/fault.ts';
import type { Task } from '../task/run-task.ts';

/** Builds one example and runs its server alone, without a collector: for who wants to see or change just that. */
export async function startExample(task: Task): Promise<number> {
  const dirs = examplesOf(readWorkspace(task.root)).map(({ dir }) => dir);
  const found = findExample(task.args, dirs);
  if (!found.ok) return refuse(found.error);
  const fault = await buildStale(task, basename(found.value));
  if (fault !== undefined) return refuse(fault);
  const main = join(found.value, 'src/server/main.ts');
  const { code } = await task.processes.run('node', [main], { cwd: task.root, show: true });
  return task.stop.aborted ? 0 : code;
}

/** The folder of the example that is asked for by its name, among those that there are. */
export function findExample(args: readonly string[], dirs: readonly string[]): Result<string> {
  const [name, ...others] = args;
  const dir = dirs.find((each) => basename(each) === name);
  if (dir !== undefined && others.length === 0) return ok(dir);
  const names = dirs.map((each) => basename(each));
  return fail(
    'unknown-example',
    name === undefined ? 'No example was named.' : `There is no example "${args.join(' ')}".`,
    `The examples are: ${names.join(', ')}. For example: npm run example -- ${names[0]}`,
  );
}

function refuse(fault: Fault): number {
  printFault(fault);
  return 1;
}
