import { createReadStream } from 'node:fs';
import { type Batch, createRecordingReader } from '@driftscope/records';
import type { Case } from './case.ts';
import type { CorpusFolder } from './corpus-folder.ts';
import { cutBatches } from './cut-batches.ts';

/** Reads what a case is about. */
export async function readCase(corpus: CorpusFolder, { name, of }: Case): Promise<readonly Batch[]> {
  if (of === undefined) return readRecording(corpus.recordingOf(name));
  return cutBatches(await readRecording(corpus.recordingOf(of.name)), of);
}

/** The corpus has whole recordings: anything else is an error. */
async function readRecording(file: string): Promise<readonly Batch[]> {
  const reader = createRecordingReader();
  const batches: Batch[] = [];
  for await (const bytes of createReadStream(file)) batches.push(...reader.push(bytes));
  const fault = reader.end();
  if (fault === undefined) return batches;
  throw new Error(`${file}: ${fault.message} Record it anew: npm run corpus -- record --again --only NAME`);
}
