import { runTask } from './task/run-task.ts';

await runTask(async (task) => {
  const { code } = await task.processes.run('node', ['collector/src/driftscope.ts', ...task.args], {
    cwd: task.root,
    show: true,
  });
  return code;
});
