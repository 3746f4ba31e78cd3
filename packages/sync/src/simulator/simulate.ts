import { step } from '../machine/step.ts';
import type { Mutant } from './mutants.ts';
import { runSchedule } from './run-schedule.ts';
import { createSchedule, type Schedule } from './schedule.ts';
import { shrink } from './shrink.ts';
import type { Violation } from './witness.ts';

/** A run that broke a guarantee, and the least that it takes. */
export interface Failure {
  readonly seed: number;
  readonly violation: Violation;
  readonly least: Schedule;
}

/** Runs the schedules of `runs` seeds, and shrinks those that fail. */
export function simulate(firstSeed: number, runs: number): readonly Failure[] {
  const failures: Failure[] = [];
  for (let seed = firstSeed; seed < firstSeed + runs; seed++) {
    const schedule = createSchedule(seed);
    const violation = runSchedule(schedule);
    if (violation === null) continue;
    const { guarantee } = violation;
    failures.push({ seed, violation, least: shrink(schedule, (less) => runSchedule(less)?.guarantee === guarantee) });
  }
  return failures;
}

/** After how many runs the mutant was caught; `null` where none of them showed it. */
export function catchMutant(mutant: Mutant, firstSeed: number, runs: number): number | null {
  const altered = mutant.alter(step);
  for (let run = 1; run <= runs; run++) {
    if (runSchedule(createSchedule(firstSeed + run - 1), altered) !== null) return run;
  }
  return null;
}
