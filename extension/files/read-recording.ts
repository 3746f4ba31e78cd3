import { type Batch, createRecordingReader, type Fault } from '@driftscope/records';

/** UTF-16 units of text that are read of a file: hours of a busy page, and what a panel can hold. */
const MAX_TEXT_LENGTH = 256 * 1024 * 1024;

/** Reads a `.drift` file as far as it goes; `fault` says why it could not be read whole. */
export async function readRecording(file: Blob): Promise<{ batches: readonly Batch[]; fault: Fault | undefined }> {
  const reader = createRecordingReader({ maxTextLength: MAX_TEXT_LENGTH });
  const batches: Batch[] = [];
  const stream = file.stream().getReader();
  for (let piece = await stream.read(); !piece.done; piece = await stream.read()) {
    for (const batch of reader.push(piece.value)) batches.push(batch);
  }
  return { batches, fault: reader.end() };
}
