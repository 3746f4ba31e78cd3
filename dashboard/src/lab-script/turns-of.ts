import type { LabEvent, LabScript } from './lab-script.ts';

/** A fault, and how long what is off is its doing. */
export interface Turn {
  readonly event: LabEvent;
  /** When the next fault begins; after the last one, never. */
  readonly untilMs: number;
}

/** The faults of a script in the order in which they begin. */
export function turnsOf({ events }: LabScript): readonly Turn[] {
  const inOrder = events.toSorted((one, other) => one.atMs - other.atMs);
  return inOrder.map((event, index) => ({ event, untilMs: inOrder[index + 1]?.atMs ?? Number.POSITIVE_INFINITY }));
}
