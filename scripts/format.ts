import { runTask } from './task/run-task.ts';

await runTask(async ({ root, processes }) => {
  const { code } = await processes.run('node_modules/.bin/biome', ['check', '--write', '.'], { cwd: root, show: true });
  return code;
});
