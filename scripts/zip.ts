import { join } from 'node:path';
import { localBin } from './processes/local-bin.ts';
import { runTask } from './task/run-task.ts';

/** Packs the extension as the stores take it: for Chrome, for Firefox, and the sources that Mozilla's reviewers build from. */
await runTask(async ({ root, processes }) => {
  const cwd = join(root, 'extension');
  for (const browser of ['chrome', 'firefox']) {
    const { code, output } = await processes.run(localBin('wxt'), ['zip', '-b', browser], { cwd });
    if (code !== 0) {
      console.error(output);
      return code;
    }
  }
  console.log(`The packages are in ${join(cwd, '.output')}.`);
  return 0;
});
