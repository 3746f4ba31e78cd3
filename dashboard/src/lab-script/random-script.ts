import { type LabFault, seededRandom } from '@driftscope/records';
import { labFaults } from './lab-fault.ts';
import type { LabEvent, LabScript } from './lab-script.ts';

const PAUSE_MS = 2_500;

/** Three faults, one after the other, by the seed. A logout comes last: nobody comes back from it. */
export function randomScript(seed: number, offered: readonly LabFault[]): LabScript {
  const random = seededRandom(seed);
  const left = [...offered];
  const picked = Array.from({ length: 3 }, () => left.splice(Math.floor(random() * left.length), 1)[0] ?? 'cut');
  const ordered = picked.toSorted((one, other) => Number(one === 'logout') - Number(other === 'logout'));
  let atMs = 1_500;
  const events = ordered.map((fault, index): LabEvent => {
    const event = { id: `${index + 1}`, fault, atMs, forMs: labFaults[fault].usualMs };
    atMs += event.forMs + PAUSE_MS + Math.round(random() * 4) * 250;
    return event;
  });
  return { seed, events };
}
