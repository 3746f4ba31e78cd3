import { buildStale } from '../build/build-stale.ts';
import { ensureChromium } from '../chromium/ensure-chromium.ts';
import { printFault } from './fault.ts';
import type { Task } from './run-task.ts';

/** Runs a script that opens browsers with what this repository builds, once both are there. Answers its exit code. */
export async function runBrowserScript(task: Task, script: string): Promise<number> {
  const fault = await buildStale(task);
  if (fault !== undefined) {
    printFault(fault);
    return 1;
  }
  const chromium = await ensureChromium(task);
  if (!chromium.ok) {
    printFault(chromium.error);
    return 1;
  }
  const { code } = await task.processes.run('node', [script, ...task.args], {
    cwd: task.root,
    env: { DRIFTSCOPE_CHROMIUM: chromium.value },
    show: true,
  });
  return code;
}
