import { runBrowserScript } from './task/run-browser-script.ts';
import { runTask } from './task/run-task.ts';

await runTask((task) => runBrowserScript(task, 'bench/corpus/main.ts'));
