import { createRecordingWriter, type RecordedSession } from '@driftscope/records';

/** Records in a batch of the file. */
const batchRecords = 1_000;

/** Writes sessions as a `.drift` file (docs/drift-format.md), in pieces. */
export function writeRecording(sessions: readonly RecordedSession[]): readonly Uint8Array<ArrayBuffer>[] {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const writer = createRecordingWriter((bytes) => pieces.push(new Uint8Array(bytes)));
  for (const { header, records, knownToT } of sessions) {
    for (let from = 0, batch = 1; from === 0 || from < records.length; from += batchRecords, batch++) {
      const isLast = from + batchRecords >= records.length;
      const some = records.slice(from, from + batchRecords);
      writer.add({ v: 1, session: header, batch, records: some, ...(isLast && { until: knownToT }) });
    }
  }
  writer.end();
  return pieces;
}
