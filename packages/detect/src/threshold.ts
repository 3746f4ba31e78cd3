/** A number that decides what counts as drift. Ours can be another in a team's settings. */
export interface Threshold {
  /** The kind of incident, and what is meant: a contract, for settings name it. */
  readonly name: string;
  /** `share`: between 0 and 1. */
  readonly unit: 'ms' | 'times' | 'share';
  /** What holds where nobody said otherwise. */
  readonly value: number;
  /** What it is, and why it is as it is. */
  readonly says: string;
}

/** What a team set, by the names of thresholds. What it left out is as we have it. */
export interface ThresholdSettings {
  readonly [name: string]: number;
}

/** The number that holds. */
export type Limit = (threshold: Threshold) => number;

export const createLimit =
  (settings: ThresholdSettings = {}): Limit =>
  ({ name, value }) =>
    settings[name] ?? value;
