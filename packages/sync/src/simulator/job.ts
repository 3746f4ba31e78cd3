import { mutants } from './mutants.ts';
import { catchMutant, type Failure, simulate } from './simulate.ts';

/** A part of the work that one thread does at a time. */
export type Job =
  | { readonly kind: 'runs'; readonly firstSeed: number; readonly runs: number }
  | { readonly kind: 'mutant'; readonly name: string; readonly firstSeed: number; readonly runs: number };

export type Done =
  | { readonly kind: 'runs'; readonly runs: number; readonly failures: readonly Failure[] }
  /** `caughtAfter` counts runs; `null` where it got away. */
  | { readonly kind: 'mutant'; readonly name: string; readonly caughtAfter: number | null };

export function doJob(job: Job): Done {
  if (job.kind === 'runs') return { kind: 'runs', runs: job.runs, failures: simulate(job.firstSeed, job.runs) };
  const { name, firstSeed, runs } = job;
  const mutant = mutants.find((one) => one.name === name);
  if (mutant === undefined) throw new Error(`there is no mutant "${name}"`);
  return { kind: 'mutant', name, caughtAfter: catchMutant(mutant, firstSeed, runs) };
}
