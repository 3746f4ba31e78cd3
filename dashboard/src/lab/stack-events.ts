import { endOf, type LabEvent } from '../lab-script/lab-script.ts';

/** In which row each event is drawn, so that none covers another. A label needs some room, however short its event is. */
export function stackEvents(
  events: readonly LabEvent[],
  /** What the label of an event takes, on the scale. Where the event is shorter, it stands beside it. */
  labelMsOf: (event: LabEvent) => number,
): {
  readonly rows: ReadonlyMap<string, number>;
  readonly count: number;
} {
  const freeFromMs: number[] = [];
  const rows = new Map<string, number>();
  for (const event of events.toSorted((one, other) => one.atMs - other.atMs)) {
    const free = freeFromMs.findIndex((fromMs) => fromMs <= event.atMs);
    const row = free === -1 ? freeFromMs.length : free;
    const labelMs = labelMsOf(event);
    freeFromMs[row] = endOf(event) + (labelMs > event.forMs ? labelMs : 0);
    rows.set(event.id, row);
  }
  return { rows, count: freeFromMs.length };
}
