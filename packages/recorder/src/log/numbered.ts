import type { Unnumbered } from '@driftscope/records';

/** A record of the log, without its time. */
export interface Numbered {
  readonly seq: number;
  readonly fields: Unnumbered;
}
