import { describe, expect, test } from 'vitest';
import { step as cleanStep } from '../machine/step.ts';
import { mutants } from './mutants.ts';
import { runSchedule } from './run-schedule.ts';
import { createSchedule } from './schedule.ts';
import { shrink } from './shrink.ts';
import { catchMutant, simulate } from './simulate.ts';

test('400 schedules of faults break no guarantee', () => {
  expect(simulate(1, 400)).toEqual([]);
});

test('the same seed gives the same run', () => {
  const mutant = mutants.find(({ name }) => name === 'ignores deletes');
  const seed = mutant === undefined ? 0 : (catchMutant(mutant, 1, 100) ?? 0);
  const step = mutant?.alter(cleanStep) ?? cleanStep;
  expect(runSchedule(createSchedule(seed), step)).not.toBeNull();
  expect(runSchedule(createSchedule(seed), step)).toEqual(runSchedule(createSchedule(seed), step));
});

describe('a client without one of the guarantees is caught', () => {
  test.for(mutants.map(({ name, guarantee, alter }) => [name, guarantee, alter] as const))(
    'that %s',
    ([name, guarantee, alter]) => {
      expect(catchMutant({ name, guarantee, alter }, 1, 2_000)).not.toBeNull();
    },
  );
});

test('a failing schedule is shrunk to what it takes', () => {
  const schedule = createSchedule(7);
  const needed = schedule.actions.slice(1, 3);
  const least = shrink(schedule, ({ actions }) => needed.every((action) => actions.includes(action)));
  expect(least.actions).toEqual(needed);
});
