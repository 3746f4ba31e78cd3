import { buildStale } from './build/build-stale.ts';
import { ensureChromium } from './chromium/ensure-chromium.ts';
import { printFault } from './task/fault.ts';
import { runTask } from './task/run-task.ts';

/** Benches that measure no page. */
const withoutBrowser: readonly (string | undefined)[] = ['detect'];

await runTask(async (task) => {
  const run = async (env: Readonly<Record<string, string>>): Promise<number> => {
    const command = { cwd: task.root, env, show: true };
    const { code } = await task.processes.run('node', ['bench/main.ts', ...task.args], command);
    return code;
  };
  if (withoutBrowser.includes(task.args[0])) return run({});

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
  return run({ DRIFTSCOPE_CHROMIUM: chromium.value });
});
