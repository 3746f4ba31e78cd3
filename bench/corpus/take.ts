import type { Variant } from '@driftscope/e2e';
import { type Scenario, scenarios } from '@driftscope/scenarios';
import type { SmallApp } from './apps/small-app.ts';
import { smallApps } from './apps/small-apps.ts';
import { nearMisses } from './near-misses.ts';

/** One play that is to be recorded. */
export interface Take {
  /** `team-kicked.synced.2` */
  readonly name: string;
  readonly played: Played;
  readonly variant: Variant;
  /** From 1. The first is played as it is written, others with other pauses. */
  readonly number: number;
}

/** A scenario of an example, or an app that is small enough to be its own scenario. */
export type Played =
  | { readonly kind: 'scenario' | 'near miss'; readonly scenario: Scenario }
  | { readonly kind: 'small app'; readonly scenario: SmallApp };

const played: readonly Played[] = [
  ...nearMisses.map((scenario) => ({ kind: 'near miss', scenario }) as const),
  ...scenarios.map((scenario) => ({ kind: 'scenario', scenario }) as const),
  ...smallApps.map((scenario) => ({ kind: 'small app', scenario }) as const),
];

/** So many takes of everything in each of its variants: first one of each, then one more. */
export function planTakes(howMany: number): readonly Take[] {
  const numbers = Array.from({ length: howMany }, (_, index) => index + 1);
  return numbers.flatMap((number) =>
    played.flatMap((one) =>
      variantsOf(one).map((variant) => ({
        name: `${one.scenario.name}.${variant}.${number}`,
        played: one,
        variant,
        number,
      })),
    ),
  );
}

/** @throws Error when there is nothing like it any more: its recording is to be deleted. */
export function findTake(name: string): Take {
  const [playedName, variantName, number] = name.split('.');
  const one = played.find(({ scenario }) => scenario.name === playedName);
  const variant = one && variantsOf(one).find((each) => each === variantName);
  if (one === undefined || variant === undefined) throw new Error(`The recording ${name} is of no scenario.`);
  return { name, played: one, variant, number: Number(number) };
}

function variantsOf({ kind, scenario }: Played): readonly Variant[] {
  if (kind === 'near miss') return ['drifting'];
  if (kind === 'small app' && Object.keys(scenario.incidents).length === 0) return ['synced'];
  return ['drifting', 'synced'];
}
