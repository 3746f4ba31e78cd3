import type { Variant } from '@driftscope/e2e';
import { type Scenario, scenarios } from '@driftscope/scenarios';
import { nearMisses } from './near-misses.ts';

/** One play of a scenario that is to be recorded. */
export interface Take {
  /** `team-kicked.synced.2` */
  readonly name: string;
  readonly scenario: Scenario;
  readonly variant: Variant;
  /** From 1. The first is played as it is written, others with other pauses. */
  readonly number: number;
}

const variants: readonly Variant[] = ['drifting', 'synced'];

/** So many takes of every scenario in each variant: first one of each, then one more. */
export function planTakes(howMany: number): readonly Take[] {
  const numbers = Array.from({ length: howMany }, (_, index) => index + 1);
  const take = (scenario: Scenario, variant: Variant, number: number): Take => ({
    name: `${scenario.name}.${variant}.${number}`,
    scenario,
    variant,
    number,
  });
  return numbers.flatMap((number) => [
    ...nearMisses.map((scenario) => take(scenario, 'drifting', number)),
    ...variants.flatMap((variant) => scenarios.map((scenario) => take(scenario, variant, number))),
  ]);
}

/** @throws Error when there is no such scenario any more: its recording is to be deleted. */
export function findTake(name: string): Take {
  const [scenarioName, variantName, number] = name.split('.');
  const scenario = [...scenarios, ...nearMisses].find((one) => one.name === scenarioName);
  const variant = variants.find((one) => one === variantName);
  if (scenario === undefined || variant === undefined) throw new Error(`The recording ${name} is of no scenario.`);
  return { name, scenario, variant, number: Number(number) };
}
