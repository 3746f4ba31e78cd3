#!/usr/bin/env node
import { runDriftscope } from './run-driftscope.ts';

const output = {
  say: (text: string) => process.stdout.write(`${text}\n`),
  complain: (text: string) => process.stderr.write(`${text}\n`),
};
// Who wants the beginning alone, as `head` does, closes the pipe: the exit code still tells the rest.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
process.exitCode = await runDriftscope(process.argv.slice(2), output, process.env);
