import type { DatabaseSync } from 'node:sqlite';
import type { DriftRecord } from '@driftscope/records';
import { type PackedBody, unpackBody } from '../storage/packed-body.ts';

/** Builds the function that gives the body of a chunk. Absent: it was deleted meanwhile. */
export function createBodyReader(database: DatabaseSync): (chunkId: number) => PackedBody | undefined {
  const bodyOf = database.prepare('SELECT body FROM chunk_body WHERE id = ?');
  return (chunkId) => {
    const body = bodyOf.get(chunkId)?.body;
    return body instanceof Uint8Array ? body : undefined;
  };
}

/** Builds the function that gives the records of a chunk: none if it was deleted meanwhile. It throws when the chunk is damaged. */
export function createUnpacker(
  database: DatabaseSync,
): (chunkId: number, mayHold?: (json: string) => boolean) => readonly DriftRecord[] {
  const bodyOf = createBodyReader(database);
  return (chunkId, mayHold) => {
    const body = bodyOf(chunkId);
    if (body === undefined) return [];
    try {
      return unpackBody(body, mayHold).records;
    } catch (cause) {
      throw new Error(`Chunk ${chunkId} cannot be read.`, { cause });
    }
  };
}
