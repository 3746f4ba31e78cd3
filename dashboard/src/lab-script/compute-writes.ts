import { createRandom } from './create-random.ts';
import { durationOf, type LabScript, type Pace, quietMs } from './lab-script.ts';

export interface PlannedWrite {
  readonly atMs: number;
  readonly text: string;
}

/** When somebody else writes, and what: about once a second, by the script's seed. */
export function computeWrites(script: LabScript, pace: Pace): readonly PlannedWrite[] {
  const random = createRandom(script.seed);
  const untilMs = durationOf(script, pace) - quietMs(pace);
  const writes: PlannedWrite[] = [];
  for (let atMs = 300; atMs < untilMs; atMs += 600 + Math.round(random() * 800)) {
    const line = lines[Math.floor(random() * lines.length)] ?? '';
    writes.push({ atMs, text: `${writes.length + 1}. ${line}` });
  }
  return writes;
}

const lines = [
  'The build is green.',
  'Is the release out?',
  'Tagging it now.',
  'Two more reviews, then we ship.',
  'The export works again.',
  'Who takes the second hour?',
  'Numbers look good so far.',
  'I will write the notes.',
];
