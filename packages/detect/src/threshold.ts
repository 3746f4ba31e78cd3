/** A number that decides what counts as drift. A team can set its own. */
export interface Threshold {
  /** The kind of incident, a dot, and what is limited. A contract, because settings refer to it. */
  readonly name: string;
  /** `share`: between 0 and 1. */
  readonly unit: 'ms' | 'times' | 'share';
  /** The default. */
  readonly value: number;
  /** What it limits, and why the default is what it is. */
  readonly says: string;
}

/** What a team set, by the names of thresholds. Those that are left out have their default. */
export interface ThresholdSettings {
  readonly [name: string]: number;
}

/** Returns the number in force: the team's, else the default. */
export type Limit = (threshold: Threshold) => number;

export const createLimit =
  (settings: ThresholdSettings = {}): Limit =>
  ({ name, value }) =>
    settings[name] ?? value;
