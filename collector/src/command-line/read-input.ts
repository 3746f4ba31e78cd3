import { createReadStream } from 'node:fs';
import type { Batch, Fault } from '@driftscope/records';
import { readRecordedFile } from '../recorded-file/read-recorded-file.ts';

/** What a file held. */
export interface Input {
  /** Absent: nothing could be read. */
  readonly batches?: readonly Batch[];
  /** What is wrong with the file. With `batches`: these are what comes before the damage. */
  readonly fault?: Fault;
}

/** Reads a `.drift` recording, a ticket or a HAR file, whichever it is by its content. */
export async function readInput(file: string): Promise<Input> {
  const batches: Batch[] = [];
  try {
    for await (const part of readRecordedFile(createReadStream(file))) {
      if (part.kind === 'batches') for (const batch of part.batches) batches.push(batch);
      else return part.isUsable ? { batches, fault: part.fault } : { fault: part.fault };
    }
  } catch (error) {
    if (!isFileError(error)) throw error;
    return { fault: unreadable(error) };
  }
  return { batches };
}

const unreadable = ({ code, message }: NodeJS.ErrnoException): Fault => {
  const hint =
    code === 'ENOENT' ? 'Check its name.' : 'Check that it is a file, not too large, and that you may read it.';
  return { kind: 'unreadable-file', message: `It cannot be read: ${message}`, hint };
};

const isFileError = (error: unknown): error is NodeJS.ErrnoException =>
  (error instanceof Error && 'code' in error && 'syscall' in error) || isTooLarge(error);

/** Text in this engine has at most half a gigabyte. */
const isTooLarge = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_STRING_TOO_LONG';
