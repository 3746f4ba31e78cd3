import type { Incident } from '@driftscope/detect';

/** An incident, and the epoch ms at which it was first seen to begin. */
export interface FoundIncident {
  readonly at: number;
  readonly incident: Incident;
}

/**
 * The incidents of each step: those that begin in its time. A verdict may come late, when a later step has begun; it stays with the step
 * in whose time it began. What stands there without a fault is nobody's.
 *
 * @param beginnings epoch ms at which each step began, in their order.
 */
export function assignIncidents(
  beginnings: readonly number[],
  found: readonly FoundIncident[],
  isStanding: (incident: Incident) => boolean,
): readonly (readonly Incident[])[] {
  const ofSteps: Incident[][] = beginnings.map(() => []);
  for (const { at, incident } of found.toSorted((a, b) => a.at - b.at)) {
    if (isStanding(incident)) continue;
    const step = beginnings.findLastIndex((beganAt) => beganAt <= at);
    // What began before the first step, and was found only now, was brought to light by it.
    ofSteps[Math.max(step, 0)]?.push(incident);
  }
  return ofSteps;
}
