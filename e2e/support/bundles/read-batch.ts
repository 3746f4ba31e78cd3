import { type Batch, parseBatch, parseBatchText } from '@driftscope/records';

/** A batch as the recorder wrote it. Throws where it is none. */
export function readBatch(text: string): Batch {
  const read = parseBatchText(text);
  const batch = read.ok ? parseBatch(read.value) : read;
  if (!batch.ok) throw new Error(`the recorder wrote no batch: ${batch.error.message}`);
  return batch.value;
}
