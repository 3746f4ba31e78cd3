#!/usr/bin/env node
import { runDriftscope } from './analyze/run-driftscope.ts';

process.exitCode = await runDriftscope(process.argv.slice(2), {
  say: (text) => process.stdout.write(`${text}\n`),
  complain: (text) => process.stderr.write(`${text}\n`),
});
