import { buildStale } from './build/build-stale.ts';
import { ensureChromium } from './chromium/ensure-chromium.ts';
import { printFault } from './task/fault.ts';
import { runTask } from './task/run-task.ts';

await runTask(async (task) => {
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
  const { code } = await task.processes.run('node', ['bench/main.ts', ...task.args], {
    cwd: task.root,
    env: { DRIFTSCOPE_CHROMIUM: chromium.value },
    show: true,
  });
  return code;
});
