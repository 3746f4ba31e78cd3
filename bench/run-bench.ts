import { benchDashboard, dashboardParts } from './dashboard/bench-dashboard.ts';
import { benchDetect } from './detect/bench-detect.ts';
import { benchIngest } from './ingest/bench-ingest.ts';
import { benchPanel } from './panel/bench-panel.ts';
import { printResult } from './print-result.ts';
import { benchQuery, queryParts } from './query/bench-query.ts';
import { benchRecorder, recorderParts } from './recorder/bench-recorder.ts';
import type { BenchResult } from './result.ts';
import { benchSync } from './sync/bench-sync.ts';

interface Bench {
  /** What of it can be run alone. */
  readonly parts: readonly string[];
  /** Answers each figure as soon as it is known: a run that is interrupted has said something. */
  run(parts: readonly string[]): AsyncIterable<BenchResult>;
}

const benches: Readonly<Record<string, Bench>> = {
  dashboard: { parts: dashboardParts, run: benchDashboard },
  detect: { parts: [], run: benchDetect },
  ingest: { parts: [], run: benchIngest },
  panel: { parts: [], run: benchPanel },
  query: { parts: queryParts, run: benchQuery },
  recorder: { parts: recorderParts, run: benchRecorder },
  sync: { parts: [], run: benchSync },
};

/** `bench NAME [PART…] [--json]`: runs one benchmark. With `--json` the last line is one JSON object. Answers the exit code. */
export async function runBench(args: readonly string[]): Promise<number> {
  const [name = '', ...parts] = args.filter((arg) => !arg.startsWith('--'));
  const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
  if (bench === undefined) {
    console.error(`There is no benchmark ${JSON.stringify(name)}. There are: ${Object.keys(benches).join(', ')}.`);
    return 1;
  }
  const unknown = parts.filter((part) => !bench.parts.includes(part));
  if (unknown.length > 0) {
    console.error(
      `The benchmark ${name} has no part ${unknown.join(', ')}. It has: ${bench.parts.join(', ') || 'none'}.`,
    );
    return 1;
  }
  const results: BenchResult[] = [];
  for await (const result of bench.run(parts)) {
    printResult(result);
    results.push(result);
  }
  if (args.includes('--json')) console.log(JSON.stringify({ bench: name, results }));
  return 0;
}
