import { buildStale } from './build/build-stale.ts';
import { printFault } from './task/fault.ts';
import { runTask } from './task/run-task.ts';

await runTask(async (task) => {
  const fault = await buildStale(task);
  if (fault === undefined) return 0;
  printFault(fault);
  return 1;
});
