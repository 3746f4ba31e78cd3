import type { Unnumbered } from '@driftscope/records';
import type { Later, Taken } from './record-log.ts';

/** A record in the log. */
export interface Entry {
  readonly seq: number;
  readonly t: number;
  chars: number;
  /** All that the ring counts of it. */
  ringChars: number;
  /** Absent until they are made. */
  fields: Unnumbered | undefined;
  later: Later | undefined;
}

export const isMade = (entry: Entry): entry is Entry & Taken => entry.fields !== undefined;

export function withoutFirst(entries: readonly Entry[], count: number): Entry[] {
  const rest: Entry[] = [];
  for (let at = count; at < entries.length; at += 1) {
    const entry = entries[at];
    if (entry) rest[rest.length] = entry;
  }
  return rest;
}
