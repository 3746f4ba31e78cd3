import { type Batch, createRecordingReader, type Fault, readTicketRecording } from '@driftscope/records';

/** UTF-16 units of text that are read of a file: hours of a busy page, and what a panel can hold. */
const MAX_TEXT_LENGTH = 256 * 1024 * 1024;

/** Reads a `.drift` file, or the one inside a ticket, as far as it goes; `fault` says why it could not be read whole. */
export async function readRecording(file: Blob): Promise<{ batches: readonly Batch[]; fault: Fault | undefined }> {
  const reader = createRecordingReader({ maxTextLength: MAX_TEXT_LENGTH });
  const batches: Batch[] = [];
  const stream = (await recordingIn(file)).stream().getReader();
  for (let piece = await stream.read(); !piece.done; piece = await stream.read()) {
    for (const batch of reader.push(piece.value)) batches.push(batch);
  }
  return { batches, fault: reader.end() };
}

const TICKET_START = '<!doctype html>';

async function recordingIn(file: Blob): Promise<Blob> {
  if ((await file.slice(0, TICKET_START.length).text()) !== TICKET_START) return file;
  const recording = readTicketRecording(await file.text());
  return recording === undefined ? file : new Blob([recording]);
}
