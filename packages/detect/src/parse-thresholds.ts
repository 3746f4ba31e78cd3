import { fail, ok, type Result } from '@driftscope/records';
import Type from 'typebox';
import { Value } from 'typebox/value';
import { thresholds } from './rules/thresholds.ts';
import type { Threshold, ThresholdSettings } from './threshold.ts';

const NumbersSchema = Type.Record(Type.String(), Type.Number());

/** Below, every delay of a network is drift; above, records are forgotten before anything is said. */
const boundsOf = {
  ms: { least: 100, most: 86_400_000, in: 'ms' },
  times: { least: 1, most: 10_000, in: 'times' },
  share: { least: 0, most: 1, in: 'as a share' },
} as const satisfies Record<Threshold['unit'], { least: number; most: number; in: string }>;

/**
 * Reads what a team set, as an object of numbers by the names of {@link thresholds}.
 *
 * Fails with `bad-thresholds` where a name is none of them, or a number is out of bounds: to judge by half of what was meant
 * would say what nobody asked for.
 */
export function parseThresholds(input: unknown): Result<ThresholdSettings> {
  if (!Value.Check(NumbersSchema, input)) return bad('Thresholds are no object of numbers.', namesHint());
  for (const [name, value] of Object.entries(input)) {
    const threshold = thresholds.find((one) => one.name === name);
    if (threshold === undefined) return bad(`There is no threshold ${name}.`, namesHint());
    const { least, most, in: unit } = boundsOf[threshold.unit];
    if (value < least || value > most) {
      return bad(`Threshold ${name} cannot be ${value}.`, `Give it ${unit}, from ${least} to ${most}.`);
    }
  }
  return ok(input);
}

const bad = (message: string, hint: string): Result<never> => fail('bad-thresholds', message, hint);

const namesHint = (): string => `There are: ${thresholds.map(({ name }) => name).join(', ')}.`;
