import { testAll } from './check/test-all.ts';
import { runTask } from './task/run-task.ts';

await runTask(testAll);
