import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { type Batch, createRecordingReader, type Fault, parseHar, parseJson } from '@driftscope/records';

/** What a file held. */
export interface Input {
  /** Absent: nothing could be read. */
  readonly batches?: readonly Batch[];
  /** What is wrong with the file. With `batches`: these are what comes before the damage. */
  readonly fault?: Fault;
}

/** Reads a `.drift` recording or a HAR file, whichever it is by its content. */
export async function readInput(file: string): Promise<Input> {
  try {
    return (await isGzip(file)) ? await readDrift(file) : await readHar(file);
  } catch (error) {
    if (!isFileError(error)) throw error;
    return { fault: unreadable(error) };
  }
}

async function isGzip(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer } = await handle.read({ buffer: Buffer.alloc(2), length: 2 });
    return buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await handle.close();
  }
}

async function readDrift(file: string): Promise<Input> {
  const reader = createRecordingReader();
  const batches: Batch[] = [];
  for await (const bytes of createReadStream(file)) {
    for (const batch of reader.push(bytes)) batches.push(batch);
  }
  const fault = reader.end();
  if (fault === undefined) return { batches };
  const isUsable = fault.kind === 'truncated-recording' || fault.kind === 'damaged-recording';
  return isUsable ? { batches, fault } : { fault };
}

async function readHar(file: string): Promise<Input> {
  const json = parseJson(await readFile(file, 'utf8'));
  if (!json.ok) return { fault: json.error.kind === 'too-deep' ? json.error : foreign };
  const batches = parseHar(json.value);
  return batches.ok ? { batches: batches.value } : { fault: batches.error };
}

const foreign: Fault = {
  kind: 'foreign-file',
  message: 'It is neither a recording of Driftscope nor a HAR file, or a HAR file that was cut.',
  hint: 'A collector exports recordings (GET /api/v1/sessions/ID/export), the network panel of the developer tools saves HAR files.',
};

const unreadable = ({ code, message }: NodeJS.ErrnoException): Fault => {
  const hint =
    code === 'ENOENT' ? 'Check its name.' : 'Check that it is a file, not too large, and that you may read it.';
  return { kind: 'unreadable-file', message: `It cannot be read: ${message}`, hint };
};

const isFileError = (error: unknown): error is NodeJS.ErrnoException =>
  (error instanceof Error && 'code' in error && 'syscall' in error) || isTooLarge(error);

/** Text in this engine has at most half a gigabyte. */
const isTooLarge = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  (error.code === 'ERR_STRING_TOO_LONG' || error.code === 'ERR_FS_FILE_TOO_LARGE');
