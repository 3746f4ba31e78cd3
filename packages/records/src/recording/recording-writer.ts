import { gzipSync } from 'fflate';
import type { Batch } from '../batch.ts';
import { RECORDING_VERSION } from './recording-format.ts';

/** Writes one recording. Nothing may be added after `end`. */
export interface RecordingWriter {
  add(batch: Batch): void;
  /** Makes what was added so far readable, whatever happens to the writer. */
  flush(): void;
  end(): void;
}

/** UTF-16 units after which a gzip member is closed: enough to compress well, little to lose. */
const MEMBER_LENGTH = 256 * 1024;

/**
 * Writes batches as a `.drift` file (docs/drift-format.md).
 *
 * @param write takes the file's bytes, piece by piece. A file that ends after any of them can be read to there.
 */
export function createRecordingWriter(write: (bytes: Uint8Array) => void): RecordingWriter {
  let lines: string[] = [];
  let length = 0;
  const count = { batches: 0, records: 0 };

  function line(value: object): void {
    const text = `${JSON.stringify(value)}\n`;
    lines.push(text);
    length += text.length;
    if (length >= MEMBER_LENGTH) flush();
  }

  function flush(): void {
    if (length === 0) return;
    const text = new TextEncoder().encode(lines.join(''));
    lines = [];
    length = 0;
    // Same batches, same bytes: the time of writing is left out.
    write(gzipSync(text, { level: 9, mtime: 0 }));
  }

  line({ driftscope: 'recording', v: RECORDING_VERSION });
  // On its own, so that whatever is left of the file can be told for a recording.
  flush();
  return {
    add: (batch) => {
      line(batch);
      count.batches++;
      count.records += batch.records.length;
    },
    flush,
    end: () => {
      line({ end: count });
      flush();
    },
  };
}
