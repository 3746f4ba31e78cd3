import { readTicketRecording } from '@driftscope/records';
import { foreignFile } from './foreign-file.ts';
import type { FormatReader } from './format-reader.ts';

/**
 * Builds the reader of a ticket, which is read for the recording inside it once all of it is there.
 *
 * @param recordingReader for that recording; it is not used where there is none.
 */
export function createTicketReader(recordingReader: FormatReader): FormatReader {
  const pieces: Uint8Array[] = [];
  return {
    push: (bytes) => {
      pieces.push(bytes);
      return [];
    },
    end: () => {
      const recording = readTicketRecording(Buffer.concat(pieces).toString('utf8'));
      if (recording === undefined) return [{ kind: 'fault', fault: foreignFile, isUsable: false }];
      return [...recordingReader.push(recording), ...recordingReader.end()];
    },
  };
}
