import { createRecordingReader } from '@driftscope/records';
import type { FilePart, FormatReader } from './format-reader.ts';
import { createHarReader } from './har-reader.ts';
import { oversizedFile } from './oversized-file.ts';
import { createTicketReader } from './ticket-reader.ts';

export interface FileLimits {
  /** Of the file as it comes. Default: no limit. */
  readonly maxBytes?: number;
  /** UTF-16 units of what a recording holds, unpacked. Default: no limit. */
  readonly maxTextLength?: number;
}

/**
 * Reads a `.drift` recording, a ticket that has one inside it, or a HAR file, whichever it is by its content. A recording
 * is read as its bytes come, a ticket and a HAR once they are there.
 *
 * The fault is one of the readers' own, `foreign-file` for what is neither, or `oversized-file`.
 */
export async function* readRecordedFile(
  pieces: AsyncIterable<Uint8Array>,
  { maxBytes = Number.POSITIVE_INFINITY, ...textLimit }: FileLimits = {},
): AsyncGenerator<FilePart> {
  let reader: FormatReader | undefined;
  let waiting: Uint8Array = new Uint8Array();
  let sizeBytes = 0;
  for await (const piece of pieces) {
    sizeBytes += piece.length;
    if (sizeBytes > maxBytes) return yield { kind: 'fault', fault: oversizedFile(maxBytes), isUsable: false };
    waiting = reader === undefined ? Buffer.concat([waiting, piece]) : piece;
    if (waiting.length < MAGIC_BYTES) continue;
    reader ??= readerOf(waiting, textLimit);
    yield* reader.push(waiting);
  }
  reader ??= createHarReader();
  yield* reader.end();
}

function readerOf(start: Uint8Array, limit: Pick<FileLimits, 'maxTextLength'>): FormatReader {
  if (isGzip(start)) return recordingReader(limit);
  return isHtml(start) ? createTicketReader(recordingReader(limit)) : createHarReader();
}

function recordingReader(limit: Pick<FileLimits, 'maxTextLength'>): FormatReader {
  const reader = createRecordingReader(limit);
  return {
    push: (bytes) => {
      const batches = reader.push(bytes);
      return batches.length === 0 ? [] : [{ kind: 'batches', batches, isRedacted: true }];
    },
    end: () => {
      const fault = reader.end();
      return fault === undefined ? [] : [{ kind: 'fault', fault, isUsable: usable.has(fault.kind) }];
    },
  };
}

const usable = new Set(['truncated-recording', 'damaged-recording', 'oversized-recording']);

/** Bytes that tell gzip, HTML and JSON apart. */
const MAGIC_BYTES = 2;

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** As in `<!doctype html>`. */
const isHtml = (bytes: Uint8Array): boolean => bytes[0] === 0x3c && bytes[1] === 0x21;
