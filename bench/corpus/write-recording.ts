import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { CollectorApi } from '@driftscope/e2e';
import { createRecordingReader, createRecordingWriter } from '@driftscope/records';

/** Writes all sessions of a collector into one `.drift` file. */
export async function writeRecording(api: CollectorApi, file: string): Promise<void> {
  const sessions = await api.sessions();
  const pieces: Uint8Array[] = [];
  const writer = createRecordingWriter((bytes) => pieces.push(bytes));
  for (const { id } of sessions.toSorted((a, b) => a.originMs - b.originMs)) {
    const reader = createRecordingReader();
    for (const batch of reader.push(await api.exported(id))) writer.add(batch);
    const fault = reader.end();
    if (fault !== undefined) throw new Error(`Session ${id} was not exported whole: ${fault.message}`);
  }
  writer.end();
  await pipeline(Readable.from(pieces), createWriteStream(`${file}.new`));
  await rename(`${file}.new`, file);
}
