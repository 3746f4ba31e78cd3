import type { LabFault } from '@driftscope/records';
import { labFaults } from './lab-fault.ts';
import { endOf, type LabEvent, type LabScript } from './lab-script.ts';

/** Faults begin and end on these. */
export const GRID_MS = 250;
const LONGEST_MS = 60_000;
const LATEST_MS = 120_000;

/** Puts a fault after all others, a little later. */
export function addEvent(script: LabScript, fault: LabFault): { readonly script: LabScript; readonly event: LabEvent } {
  const lastMs = Math.max(0, ...script.events.map(endOf));
  const ids = script.events.map(({ id }) => Number(id));
  const event: LabEvent = {
    id: String(Math.max(0, ...ids) + 1),
    fault,
    atMs: Math.min(LATEST_MS, onGrid(lastMs + 1_500)),
    forMs: labFaults[fault].usualMs,
  };
  return { script: { ...script, events: [...script.events, event] }, event };
}

export const removeEvent = (script: LabScript, id: string): LabScript => ({
  ...script,
  events: script.events.filter((event) => event.id !== id),
});

/** Moves its beginning. */
export const moveEvent = (script: LabScript, id: string, atMs: number): LabScript =>
  change(script, id, () => ({ atMs: within(onGrid(atMs), 0, LATEST_MS) }));

/** Makes it shorter or longer. What happens in a moment stays as it is. */
export const resizeEvent = (script: LabScript, id: string, forMs: number): LabScript =>
  change(script, id, ({ fault }) =>
    labFaults[fault].isInstant ? {} : { forMs: within(onGrid(forMs), GRID_MS * 2, LONGEST_MS) },
  );

function change(script: LabScript, id: string, by: (event: LabEvent) => Partial<LabEvent>): LabScript {
  return { ...script, events: script.events.map((event) => (event.id === id ? { ...event, ...by(event) } : event)) };
}

const onGrid = (ms: number): number => Math.round(ms / GRID_MS) * GRID_MS;

const within = (ms: number, low: number, high: number): number => Math.min(high, Math.max(low, ms));
