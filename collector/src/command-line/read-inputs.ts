import type { Batch } from '@driftscope/records';
import type { Output } from '../output.ts';
import { faultText } from './fault-text.ts';
import { type Input, readInput } from './read-input.ts';

/** A file that was read, at least in part. */
export interface ReadInput extends Input {
  readonly file: string;
  readonly batches: readonly Batch[];
}

/** Reads recordings, tickets and HAR files, and complains of what is wrong with them. Absent: one cannot be read at all. */
export async function readInputs(
  files: readonly string[],
  { complain }: Pick<Output, 'complain'>,
): Promise<readonly ReadInput[] | undefined> {
  const inputs: ReadInput[] = [];
  for (const file of files) {
    const { batches, fault } = await readInput(file);
    if (fault !== undefined) complain(`${file}: ${faultText(fault)}`);
    if (batches === undefined) return undefined;
    inputs.push({ file, batches, ...(fault && { fault }) });
  }
  return inputs;
}
