import { type LabSystem, seededRandom } from '@driftscope/records';
import { durationOf, type LabScript, quietMs } from './lab-script.ts';

export interface PlannedWrite {
  readonly atMs: number;
  readonly by: string;
  readonly text: string;
}

/** What of a system decides who writes, and how often. */
export type Writing = Pick<LabSystem, 'newsMs' | 'writers' | 'writeEveryMs'>;

/** When somebody else writes, and what: by turns, as often as the system says, by the script's seed. */
export function computeWrites(script: LabScript, system: Writing): readonly PlannedWrite[] {
  const random = seededRandom(script.seed);
  const untilMs = durationOf(script, system) - quietMs(system);
  const { writers, writeEveryMs } = system;
  const writes: PlannedWrite[] = [];
  for (let atMs = 300; atMs < untilMs; atMs += Math.round(writeEveryMs * (0.6 + random() * 0.8))) {
    const line = lines[Math.floor(random() * lines.length)] ?? '';
    const by = writers[writes.length % writers.length] ?? '';
    writes.push({ atMs, by, text: `${writes.length + 1}. ${line}` });
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
