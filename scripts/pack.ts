import { join } from 'node:path';
import { packPackage } from './pack/pack-package.ts';
import { printFault } from './task/fault.ts';
import { runTask } from './task/run-task.ts';

/** What apps install: all else is consumed inside the repository alone. */
const installed = ['probe', 'sync'];

/** Packs what apps install as npm takes it, plain JavaScript with its types. */
await runTask(async ({ root, processes }) => {
  for (const name of installed) {
    const packed = await packPackage(join(root, 'packages', name), processes);
    if (!packed.ok) {
      printFault(packed.error);
      return 1;
    }
    console.log(`npm install ${packed.value}`);
  }
  return 0;
});
