import { runCollector } from './run-collector.ts';

await runCollector({
  env: process.env,
  say: console.log,
  complain: console.error,
  stderr: process.stderr,
  onSignal: (stop) => {
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
  },
  exit: process.exit,
});
