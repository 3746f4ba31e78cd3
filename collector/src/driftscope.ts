#!/usr/bin/env node
import { runDriftscope } from './run-driftscope.ts';

const output = {
  say: (text: string) => process.stdout.write(`${text}\n`),
  complain: (text: string) => process.stderr.write(`${text}\n`),
};
process.exitCode = await runDriftscope(process.argv.slice(2), output, process.env);
