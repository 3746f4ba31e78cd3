// Runs on the machine's own Node, whatever its age: plain JavaScript, no packages, nothing newer than ES2020.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from './runner/launch.mjs';

const [task, ...args] = process.argv.slice(2);

launch({ root: dirname(dirname(fileURLToPath(import.meta.url))), task, args }).then((outcome) => {
  if (outcome.signal) process.kill(process.pid, outcome.signal);
  else process.exitCode = outcome.code;
});
