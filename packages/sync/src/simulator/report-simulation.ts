import { parseArgs } from 'node:util';
import type { Job } from './job.ts';
import { mutants } from './mutants.ts';
import { runJobs } from './run-jobs.ts';
import type { Failure } from './simulate.ts';

const RUNS_PER_JOB = 500;
const MUTANT_RUNS = 2_000;
const THREADS = 2;

/**
 * Runs the schedules and the mutants, and says what came of it.
 * @param args - `--runs N` (10,000), `--seed S` (1; of the first run), `--json`: the last line is the report.
 * @returns whether every guarantee held and every mutant was caught.
 */
export async function reportSimulation(args: readonly string[], print: (line: string) => void): Promise<boolean> {
  const { values } = parseArgs({
    args: [...args],
    options: { runs: { type: 'string' }, seed: { type: 'string' }, json: { type: 'boolean' } },
  });
  const runs = countOf(values.runs ?? '10000', '--runs');
  const seed = countOf(values.seed ?? '1', '--seed');
  const startedAt = performance.now();
  const caught = new Map<string, number | null>(mutants.map(({ name }) => [name, null]));
  const failures: Failure[] = [];
  await runJobs(jobsFor(seed, runs), THREADS, (done) => {
    if (done.kind === 'mutant') caught.set(done.name, done.caughtAfter);
    if (done.kind === 'runs') {
      failures.push(...done.failures);
      for (const failure of done.failures) print(describe(failure));
    }
  });
  const seconds = Number(((performance.now() - startedAt) / 1000).toFixed(1));
  for (const [name, after] of caught)
    print(after === null ? `✗ not caught: ${name}` : `✓ caught after ${after}: ${name}`);
  print(`${runs} runs, ${failures.length} violations, ${seconds} s`);
  if (values.json) {
    print(JSON.stringify({ runs, violations: failures.length, seconds, mutants: Object.fromEntries(caught) }));
  }
  return failures.length === 0 && ![...caught.values()].includes(null);
}

function jobsFor(seed: number, runs: number): readonly Job[] {
  const jobs: Job[] = mutants.map(({ name }) => ({ kind: 'mutant', name, firstSeed: seed, runs: MUTANT_RUNS }));
  for (let from = 0; from < runs; from += RUNS_PER_JOB) {
    jobs.push({ kind: 'runs', firstSeed: seed + from, runs: Math.min(RUNS_PER_JOB, runs - from) });
  }
  return jobs;
}

function countOf(text: string, name: string): number {
  const count = Number(text);
  if (Number.isSafeInteger(count) && count >= 0) return count;
  throw new Error(`${name} is "${text}": it must be a whole number`);
}

/** A failing run replays with `--seed`; what is left of its schedule is what it takes. */
function describe({ seed, violation, least }: Failure): string {
  const { guarantee, text } = violation;
  const plan = [...least.devices, ...least.actions].map((line) => `    ${JSON.stringify(line)}`);
  return [`✗ guarantee ${guarantee}: ${text}  (--runs 1 --seed ${seed})`, ...plan].join('\n');
}
