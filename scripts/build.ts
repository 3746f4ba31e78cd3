import { join } from 'node:path';
import { buildStale } from './build/build-stale.ts';
import { printFault } from './task/fault.ts';
import { runTask } from './task/run-task.ts';

await runTask(async (task) => {
  const fault = await buildStale(task);
  if (fault !== undefined) {
    printFault(fault);
    return 1;
  }
  console.log(`All is built. The extension to load is in ${join(task.root, 'extension/.output/chrome-mv3')}.`);
  return 0;
});
