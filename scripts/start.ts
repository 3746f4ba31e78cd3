import { startProduct } from './start/start-product.ts';
import { runTask } from './task/run-task.ts';

await runTask(startProduct);
