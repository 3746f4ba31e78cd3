import { localBin } from '../processes/local-bin.ts';
import type { Task } from '../task/run-task.ts';
import { checkTypes } from './check-types.ts';
import { runStep, type Step } from './step.ts';
import { testUnits } from './test-units.ts';

/** All checks that need no browser, in two lanes. Every step runs, whatever the others find. */
export async function checkAll(task: Task): Promise<readonly Step[]> {
  const command = (name: string, bin: string, args: readonly string[]): Promise<Step> =>
    runStep(name, async () => {
      const { code, output } = await task.processes.run(localBin(bin), args, { cwd: task.root });
      return { passed: code === 0, output };
    });

  // Biome alone does not ask the environment.
  const colors = process.stdout.isTTY ? '--colors=force' : '--colors=off';
  const lanes = await Promise.all([
    inTurn([
      () => command('format, lint', 'biome', ['ci', colors, '--max-diagnostics=200', '.']),
      () => runStep('types', () => checkTypes(task)),
      () => command('unused', 'knip', ['--no-progress']),
    ]),
    inTurn([() => runStep('unit tests', () => testUnits(task))]),
  ]);
  return lanes.flat();
}

async function inTurn(works: readonly (() => Promise<Step>)[]): Promise<readonly Step[]> {
  const steps: Step[] = [];
  for (const work of works) steps.push(await work());
  return steps;
}
