import { startExample } from './start/start-example.ts';
import { runTask } from './task/run-task.ts';

await runTask(startExample);
