import { isLabFault, labFaults } from './lab-fault.ts';
import { endOf, type LabEvent, type LabScript } from './lab-script.ts';

/** The script as it stands in an address: `7~cut.1500.4000~kick.8000.500`. */
export const scriptText = ({ seed, events }: LabScript): string =>
  [seed, ...events.map(({ fault, atMs, forMs }) => `${fault}.${atMs}.${forMs}`)].join('~');

/** Absent: the text is no script. */
export function parseScript(text: string): LabScript | undefined {
  const [seed = '', ...parts] = text.split('~');
  if (!/^\d{1,9}$/.test(seed) || parts.length > 50) return undefined;
  const events = parts.map(parseEvent);
  return events.every((event) => event !== undefined)
    ? { seed: Number(seed), events: events.map((event, index) => ({ ...event, id: String(index + 1) })) }
    : undefined;
}

function parseEvent(part: string): Omit<LabEvent, 'id'> | undefined {
  const [, fault = '', at, length] = /^([a-z-]+)\.(\d{1,6})\.(\d{1,5})$/.exec(part) ?? [];
  if (!isLabFault(fault)) return undefined;
  const event = {
    id: '',
    fault,
    atMs: Number(at),
    forMs: labFaults[fault].isInstant ? labFaults[fault].usualMs : Number(length),
  };
  return endOf(event) > 180_000 ? undefined : event;
}
