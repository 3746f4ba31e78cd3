import type { Unnumbered } from '../record.ts';

/** A record that has no number yet. */
export interface Timed {
  /** Epoch ms. */
  readonly at: number;
  readonly fields: Unnumbered;
}
