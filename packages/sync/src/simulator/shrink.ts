import type { Schedule } from './schedule.ts';

/**
 * The smallest schedule found that still fails (delta debugging: leave out half of the actions, a quarter, … down to one). @param fails - must be deterministic.
 */
export function shrink(schedule: Schedule, fails: (schedule: Schedule) => boolean): Schedule {
  let least = schedule;
  for (let size = Math.ceil(least.actions.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < least.actions.length; ) {
      const actions = least.actions.toSpliced(from, size);
      const smaller = { ...least, actions };
      if (fails(smaller)) least = smaller;
      else from += size;
    }
  }
  return least;
}
