import { benchDetect } from './detect/bench-detect.ts';
import { printResults } from './print-results.ts';
import { benchRecorder } from './recorder/bench-recorder.ts';
import type { BenchResult } from './result.ts';
import { benchSync } from './sync/bench-sync.ts';

const benches: Readonly<Record<string, () => Promise<readonly BenchResult[]>>> = {
  detect: benchDetect,
  recorder: benchRecorder,
  sync: benchSync,
};

/** `bench NAME [--json]`: runs one benchmark. With `--json` the last line is one JSON object. Answers the exit code. */
export async function runBench(args: readonly string[]): Promise<number> {
  const [name = ''] = args.filter((arg) => !arg.startsWith('--'));
  const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
  if (bench === undefined) {
    console.error(`There is no benchmark ${JSON.stringify(name)}. There are: ${Object.keys(benches).join(', ')}.`);
    return 1;
  }
  const results = await bench();
  printResults(results);
  if (args.includes('--json')) console.log(JSON.stringify({ bench: name, results }));
  return 0;
}
