import { buildStale } from './build/build-stale.ts';
import { printFault } from './task/fault.ts';
import { runTask } from './task/run-task.ts';

// The collector alone, as a team runs it: its dashboard has to be built before.
await runTask(async (task) => {
  const fault = await buildStale(task, 'dashboard');
  if (fault !== undefined) {
    printFault(fault);
    return 1;
  }
  const { code } = await task.processes.run('node', ['collector/src/main.ts'], { cwd: task.root, show: true });
  return code;
});
