import { checkAll } from './check/check-all.ts';
import { runTask } from './task/run-task.ts';

await runTask(async (task) => ((await checkAll(task)).every((step) => step.passed) ? 0 : 1));
