import { createRecordingWriter, type RecordedSession } from '@driftscope/records';

/** Records in a batch of the file. */
const BATCH_RECORDS = 1_000;

/** Writes sessions as a `.drift` file (docs/drift-format.md), in pieces. */
export function writeRecording(sessions: readonly RecordedSession[]): readonly Uint8Array<ArrayBuffer>[] {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const writer = createRecordingWriter((bytes) => pieces.push(new Uint8Array(bytes)));
  for (const { header, records, knownToT } of sessions) {
    for (let from = 0, batch = 1; from === 0 || from < records.length; from += BATCH_RECORDS, batch++) {
      const isLast = from + BATCH_RECORDS >= records.length;
      const some = records.slice(from, from + BATCH_RECORDS);
      writer.add({ v: 1, session: header, batch, records: some, ...(isLast && { until: knownToT }) });
    }
  }
  writer.end();
  return pieces;
}
